/// The wording of site furniture in English, all in lower case and as `TextLine.key` writes it.
enum FurniturePhrases {
    /// In characters, with some room for what `TextLine.key` leaves out.
    static let longestLine = 50

    /// Whole lines.
    static let lines: Set<String> = [
        "advertisement", "advertisements", "advertising", "ad", "sponsored", "sponsored content", "promoted content",
        "promoted stories", "continue reading", "continue reading the main story", "keep reading",
        "story continues below", "story continues below advertisement", "story continues after advertisement",
        "article continues below", "article continues below advertisement", "article continues after advertisement",
        "scroll to continue", "skip advertisement", "skip ad", "remove ads",
        "share", "share this", "share this article", "share this story", "share this page", "share this post",
        "share with friends", "share on social media", "click to share", "share via email", "email this article",
        "print this article", "print this page", "copy link", "link copied", "tweet this", "save article",
        "save this story", "bookmark this article", "gift this article", "listen to this article",
        "leave a reply", "leave a comment", "leave a reply cancel reply", "cancel reply", "post a comment",
        "post comment", "add a comment", "write a comment", "join the conversation", "join the discussion",
        "view comments", "show comments", "hide comments", "comments are closed", "no comments", "0 comments",
        "log in to comment", "login to comment", "reply", "name *", "email *", "comment *", "website *",
        "skip to content", "skip to main content", "skip to navigation", "jump to navigation", "jump to content",
        "toggle navigation", "open navigation menu", "open menu", "close menu", "main menu", "back to top", "go to top",
        "sign in", "sign up", "log in", "log out", "login", "logout", "sign out", "register", "my account",
        "create account", "subscribe", "subscribe now", "subscribe today", "newsletter", "newsletters",
        "newsletter signup", "sign up now", "get the newsletter", "follow us", "connect with us", "download our app",
        "get the app", "accept cookies", "accept all cookies", "cookie settings", "cookie policy", "manage cookies",
        "privacy policy", "terms of service", "terms of use", "terms and conditions", "do not sell my information",
        "view all", "see all", "show more", "load more", "read full story", "view gallery", "view slideshow",
        "previous article", "next article", "previous post", "next post", "filed under", "loading", "close this",
    ]

    /// Whole lines with which a list of links to other articles begins.
    static let listHeadings: Set<String> = [
        "related articles", "related article", "related stories", "related story", "related news", "related content",
        "related posts", "related topics", "related coverage", "related links", "related", "read more", "read also",
        "read next", "also read", "see also", "more stories", "more news", "more from this section",
        "more on this story", "more on this topic", "more like this", "you may also like", "you might also like",
        "you may like", "you might like", "you may also be interested in", "recommended", "recommended for you",
        "recommended stories", "recommended articles", "most read", "most popular", "most viewed", "most shared",
        "trending", "trending now", "trending stories", "popular now", "popular posts", "popular stories",
        "editor's picks", "editors' picks", "editor's choice", "don't miss", "top stories", "latest news",
        "latest stories", "recent posts", "recent stories", "around the web", "from around the web",
        "what to read next",
        "up next", "from our partners", "in case you missed it",
    ]

    /// Beginnings that make a line furniture although it may be a sentence.
    static let sentenceStarts = PrefixTable([
        "subscribe to our", "sign up for our", "sign up to our", "sign up to receive", "sign up here",
        "join our newsletter", "get our newsletter", "get the latest news delivered", "get breaking news alerts",
        "get the day's top", "enter your email", "your email address will not be published",
        "required fields are marked", "save my name, email", "notify me of", "you must be logged in to",
        "you must log in to", "this site uses cookies", "this website uses cookies", "our site uses cookies",
        "our website uses cookies", "we use cookies", "we and our partners use cookies",
        "by continuing to use this site",
        "by continuing to use our site", "by continuing to browse", "by using this site, you agree",
        "by clicking accept", "by clicking \"accept", "by signing up, you agree", "by signing up you agree",
        "by subscribing, you agree", "please enable javascript", "javascript is disabled",
        "your browser does not support", "you have reached your limit of free articles",
        "to continue reading, subscribe", "subscribe to continue reading", "already a subscriber",
        "already have an account", "this site is protected by recaptcha", "click here to subscribe",
        "click here to sign up", "click to share on", "download our free app", "download the app",
        "advertisement. scroll to continue", "advertisement scroll to continue", "advertisement - scroll to continue",
        "this material may not be published, broadcast",
    ])

    /// Labels: with what follows them, of at most 150 characters, they make a line furniture.
    static let labels = PrefixTable([
        "photo:", "photos:", "photo credit:", "photo by:", "photograph:", "image:", "image credit:", "images:",
        "image source:", "picture:", "pictures:", "file photo:", "credit:", "read more:", "read also:", "also read:",
        "read next:", "see also:", "related:", "related article:", "related story:", "more:", "watch:", "recommended:",
        "don't miss:", "tags:", "filed under:", "posted in:", "share this:", "follow us on", "like us on facebook",
        "follow us:",
    ])

    /// Beginnings that make a line of at most 100 characters furniture when it is no sentence.
    static let starts = PrefixTable([
        "share on ", "share via ", "share to ", "tweet on ", "follow us ", "photo by ", "photos by ", "photograph by ",
        "image by ", "more from ", "read more about ", "read more on ", "click here to ",
        "click here for ", "previous article ", "next article ", "view all ", "see all ", "sponsored by ",
    ])

    static let copyrightMarks = PrefixTable(["©", "copyright ©", "copyright: ©", "copyright (c)"])
    /// Followed by a year.
    static let copyrightWords: [String] = ["copyright ", "(c) "]

    /// Entries of menus and share bars: common words, hence furniture only in each other's company.
    static let menuWords: Set<String> = [
        "home", "homepage", "news", "world", "world news", "local", "local news", "national", "nation", "international",
        "politics", "business", "economy", "finance", "money", "markets", "tech", "technology", "science", "health",
        "environment", "climate", "sport", "sports", "football", "entertainment", "arts", "culture", "lifestyle",
        "life", "style", "fashion", "food", "travel", "weather", "opinion", "opinions", "editorial", "editorials",
        "columns", "letters", "obituaries", "education", "crime", "video", "videos", "photos", "pictures", "audio",
        "podcast", "podcasts", "live", "live tv", "tv", "radio", "magazine", "archive", "archives", "search", "menu",
        "more", "about", "about us", "contact", "contact us", "help", "faq", "careers", "jobs", "advertise",
        "classifieds",
        "real estate", "cars", "autos", "games", "puzzles", "crosswords", "horoscopes", "sitemap", "site map", "rss",
        "privacy", "terms", "europe", "asia", "africa", "americas", "middle east", "us", "u.s", "uk", "us news",
        "uk news", "latest", "latest news", "top stories", "breaking news", "trending", "events", "features", "blogs",
        "facebook", "twitter", "x", "whatsapp", "telegram", "linkedin", "reddit", "pinterest", "instagram", "youtube",
        "tiktok", "tumblr", "messenger", "flipboard", "pocket", "email", "e-mail", "print", "tweet", "share", "comment",
        "comments", "save", "like", "follow", "sign in", "sign up", "log in", "login", "register", "subscribe",
        "subscriptions", "newsletters", "newsletter", "my account", "e-edition", "skip to content",
    ]
}
