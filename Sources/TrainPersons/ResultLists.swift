import Foundation

/// Writes lists of results, scorecards, line-ups and headlines, which texts with marked names hardly have, with names and
/// towns drawn from lists. The phrases are our own.
struct ResultLists {
    struct Person {
        var given: String
        var family: String
        var full: String { given + " " + family }
    }

    private var people: [Person] = []
    private var towns: [String] = []
    private var generator: SplitMix64
    private var text: [UInt8] = []
    private var spans: [Range<Int>] = []

    private static let countries = """
        Germany,Italy,U.S.,Britain,Spain,France,Sweden,Netherlands,Russia,Kenya,Jamaica,Australia,South Africa,Canada,Japan,\
        China,Brazil,Argentina,Czech Republic,Belgium,Denmark,Norway,Finland,Poland,Ukraine,Romania,Switzerland,Austria,\
        Ireland,Scotland,Wales,England,Morocco,Ethiopia,Nigeria,Cuba,Mexico,South Korea,India,Pakistan,New Zealand,GER,ITA,\
        USA,GBR,ESP,FRA,SWE,NED,RUS,KEN,JAM,AUS,RSA,CAN,JPN,CHN,BRA,ARG
        """.split(separator: ",").map(String.init)
    private static let makes = """
        Honda,Toyota,Ford Ranger,Reynard Ford,Lola Toyota,Penske Chevrolet,Ferrari,McLaren,Williams Renault,Benetton,Subaru,\
        Mitsubishi,Yamaha,Ducati,Suzuki,Kawasaki,Porsche,Audi,Peugeot,Skoda Fabia,Toyota Hilux,Hyundai,Dallara Honda,\
        Lotto,Quick-Step,Astana,Movistar,Jumbo,Sky,Festina,Once,Banesto,Cofidis,Lampre,Yamaha Raptor,Polaris,Can-Am
        """.split(separator: ",").map(String.init)
    private static let clubs = [
        "", "", "", "", " United", " City", " Rovers", " Town", " Rangers", " Albion", " Wanderers", " Dynamo", " FC",
    ]
    private static let sports = [
        "TENNIS", "SOCCER", "CRICKET", "GOLF", "ATHLETICS", "BOXING", "CYCLING", "RUGBY UNION", "BASEBALL", "SQUASH",
        "SWIMMING", "MOTOR RACING", "BASKETBALL", "NFL AMERICAN FOOTBALL", "ICE HOCKEY", "ALPINE SKIING",
    ]
    private static let deeds = [
        "WINS", "BEATS", "DEFEATS", "RETAINS", "DEFENDS", "RETIRES", "QUITS", "SIGNS FOR", "OUT OF", "INTO", "LEADS",
        "EDGES", "STUNS", "CRUISES PAST", "SEALS", "CLAIMS", "SAYS", "HITS OUT AT", "FACES", "JOINS", "LOSES", "TAKES",
    ]
    private static let objects = [
        "TITLE", "OPEN", "WORLD CUP QUALIFIER", "SECOND STAGE", "FINAL", "IN FIVE SETS", "GOLD", "WBC TITLE", "CHAMPIONS",
        "SEMIFINALS", "AT HOME", "LATE WINNER", "CONTRACT", "RECORD", "IN STRAIGHT SETS", "COACH", "VICTORY", "RACE",
    ]

    /// - Parameters:
    ///   - names: full names, one a line, up to a tab.
    ///   - towns: names of towns, one a line, up to a tab, the greatest first.
    init(names: String, towns: String, seed: UInt64) throws {
        generator = SplitMix64(seed: seed)
        let lines = try String(contentsOfFile: names, encoding: .utf8).split(separator: "\n")
        for _ in 0..<12_000 {
            guard let field = lines.randomElement(using: &generator)?.split(separator: "\t").first else { continue }
            let words = field.split(separator: " ")
            guard (2...3).contains(words.count), words.allSatisfy({ $0.allSatisfy { $0.isLetter || $0 == "-" } }),
                words.first?.first?.isUppercase == true, words.last?.first?.isUppercase == true
            else { continue }
            let family = words.count == 2 || words[1].first?.isLowercase == true ? words[1...] : words[2...]
            people.append(
                Person(
                    given: words.dropLast(family.count).joined(separator: " "),
                    family: family.joined(separator: " ")))
        }
        for line in try String(contentsOfFile: towns, encoding: .utf8).split(separator: "\n").dropFirst().prefix(4000) {
            if let name = line.split(separator: "\t").first { self.towns.append(String(name)) }
        }
    }

    mutating func document() -> GoldDocument {
        text = []
        spans = []
        if chance(0.7) { heading() }
        let kind = chance(0.08) ? 8 : Int.random(in: 0..<8, using: &generator)
        for line in 1...Int.random(in: 6...16, using: &generator) {
            switch kind {
            case 0: ranking(line)
            case 1: match()
            case 2: round(line)
            case 3: innings()
            case 4: scorers()
            case 5: team(line)
            case 6: race(line)
            case 7: results()
            default: shares()
            }
            write("\n")
        }
        return GoldDocument(id: "", text: text, persons: spans)
    }

    // MARK: Pieces

    private mutating func write(_ string: String) { text += Array(string.utf8) }

    private mutating func name(_ string: String) {
        spans.append(text.count..<text.count + string.utf8.count)
        write(string)
    }

    private mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &generator) < share }

    private mutating func pick(_ list: [String]) -> String { list.randomElement(using: &generator) ?? "" }

    private mutating func number(_ range: ClosedRange<Int>) -> String {
        String(Int.random(in: range, using: &generator))
    }

    mutating func person() -> Person {
        people.randomElement(using: &generator) ?? Person(given: "Jan", family: "Kowalski")
    }

    private mutating func nationality() { write(" (" + pick(Self.countries) + ")") }

    private mutating func club() { write(pick(towns) + pick(Self.clubs)) }

    private mutating func time() {
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: write(number(1...9) + ":" + number(10...59) + "." + number(10...99))
        case 1: write(number(9...80) + "." + number(10...99) + " seconds")
        case 2: write(number(1...5) + " hours " + number(1...59) + " mins " + number(1...59) + " secs")
        case 3: write("same time")
        default: write(number(10...99) + "." + number(100...999))
        }
    }

    // MARK: Lines

    private mutating func heading() {
        write(pick(Self.sports) + (chance(0.8) ? " - " : "-"))
        if chance(0.7) {
            name(person().family.uppercased())
            write(" " + pick(Self.deeds) + " ")
            if chance(0.5) { name(person().family.uppercased()) } else { write(pick(Self.objects)) }
            if chance(0.5) { write(" " + pick(Self.objects)) }
        } else {
            write(pick(towns).uppercased() + " BEAT " + pick(towns).uppercased() + " " + number(1...90) + "-" + number(0...80))
        }
        write(".\n")
        if chance(0.4) {
            name(person().full)
            write("\n")
        }
        if chance(0.8) {
            write(pick(towns).uppercased() + (chance(0.5) ? ", " + pick(Self.countries) : "") + " ")
            write(number(1990...2024) + "-" + number(10...12) + "-" + number(10...28) + "\n")
        }
        write(pick(["Results", "Leading results", "Result of matches", "Standings", "Scores"]) + " on ")
        write(pick(["Friday", "Saturday", "Sunday", "Monday"]) + ":\n")
    }

    private mutating func ranking(_ place: Int) {
        write("\(place). ")
        name(person().full)
        nationality()
        write(" ")
        if chance(0.3) { write(pick(Self.makes) + " ") }
        time()
    }

    private mutating func match() {
        if chance(0.4) { write(number(1...16) + " - ") }
        name(person().full)
        nationality()
        write(" beat ")
        if chance(0.3) { write(number(1...16) + " - ") }
        name(person().full)
        nationality()
        for _ in 0..<2 { write(" " + number(6...7) + "-" + number(0...6)) }
    }

    private mutating func round(_ line: Int) {
        write("\(267 + line) ")
        for index in 0...Int.random(in: 0...3, using: &generator) {
            if index > 0 { write(", ") }
            name(person().full)
            if chance(0.6) { nationality() }
            if chance(0.6) { for _ in 0..<4 { write(" " + number(64...77)) } }
        }
    }

    private mutating func batsman() {
        let person = person()
        name(chance(0.6) ? String(person.given.prefix(1)) + ". " + person.family : chance(0.5) ? person.full : person.family)
    }

    private mutating func innings() {
        switch Int.random(in: 0..<9, using: &generator) {
        case 0:
            write("Bowling: ")
            for index in 0..<5 {
                if index > 0 { write(", ") }
                name(person().family)
                write(" " + number(1...30) + "-" + number(0...9) + "-" + number(4...99) + "-" + number(0...6))
            }
        case 1:
            write(pick(["Did not bat: ", "To bat: "]))
            for index in 0..<3 {
                if index > 0 { write(", ") }
                name(person().family)
            }
            write(".")
        case 2: write("Extras (b-" + number(1...9) + " lb-" + number(1...9) + " nb-" + number(1...9) + ") " + number(4...40))
        case 3:
            write(pick(towns) + " " + number(80...500) + " (")
            batsman()
            write(" " + number(50...150) + ", ")
            batsman()
            write(" " + number(50...99) + " not out; ")
            batsman()
            write(" " + number(4...7) + "-" + number(20...99) + ")")
        default:
            batsman()
            dismissal()
            write(" " + number(0...150))
        }
    }

    private mutating func dismissal() {
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: write(" not out")
        case 1: write(" run out")
        case 2: write(" c and b ")
        case 3: write(" lbw b ")
        case 4:
            write(" st ")
            name(person().family)
            write(" b ")
        default:
            write(" c ")
            name(chance(0.8) ? person().family : person().full)
            write(" b ")
        }
        if text.last == UInt8(ascii: " ") { name(chance(0.8) ? person().family : person().full) }
    }

    private mutating func scorers() {
        write(pick(["Scorers: ", "Scorers: " + pick(towns) + " - ", pick(Self.countries) + " - ", pick(towns) + ": ", "Tries: "]))
        for index in 0...Int.random(in: 0...3, using: &generator) {
            if index > 0 { write(", ") }
            let person = person()
            name(chance(0.5) ? person.full : person.family)
            let minute = number(4...90)
            if chance(0.8) { write(" (" + minute + pick(["th", "th minute", "", "'", "th, " + number(60...90) + "th", "th, pen"]) + ")") }
        }
        if chance(0.2) { write(". Halftime 1-0. Attendance: " + number(4...80) + ",000") }
    }

    private mutating func team(_ line: Int) {
        if chance(0.5) { write(pick([pick(towns), pick(Self.countries)]) + pick([": ", " - "])) }
        let isNumbered = chance(0.4)
        let isShort = chance(0.4)
        for index in 1...Int.random(in: 4...9, using: &generator) {
            if index > 1 { write(chance(0.9) ? ", " : "; ") }
            if isNumbered { write("\(index)" + (chance(0.7) ? " - " : "-")) }
            let person = person()
            name(isShort ? person.family : person.full)
            if chance(0.1) { write(" (captain)") }
        }
    }

    private mutating func race(_ place: Int) {
        write("\(place). ")
        name(person().full)
        nationality()
        if chance(0.3) {
            write("/")
            name(person().full)
            nationality()
        }
        write((chance(0.6) ? ", " : " ") + pick(Self.makes) + (chance(0.6) ? ", " : " "))
        time()
    }

    private mutating func results() {
        switch Int.random(in: 0..<4, using: &generator) {
        case 0:
            club()
            for _ in 0..<7 { write(" " + number(0...20)) }
        case 1:
            club()
            write(" at ")
            club()
        default:
            club()
            write(" " + number(0...5) + " ")
            club()
            write(" " + number(0...5))
        }
    }

    /// Firms that bear surnames.
    private mutating func shares() {
        let firm = person().family
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: write("\(firm) shares rose " + number(2...90) + " cents to " + number(10...99) + " in late trading.")
        case 1:
            write("\(firm) Inc said it would buy " + person().family + " Corp for $" + number(2...90) + " a share, chief ")
            write("executive ")
            name(person().full)
            write(" said.")
        case 2:
            let analyst = person()
            write("\"We like the stock,\" said ")
            name(analyst.full)
            write(", an analyst at \(firm) " + pick(["& Co", "Securities", "Brothers", person().family + " & Co"]) + ".")
        case 3: write("Shares in \(firm) fell " + number(2...9) + " percent; " + person().family + " was unchanged.")
        case 4: write("Net profit of \(firm) rose to $" + number(2...900) + " million in the third quarter.")
        default: write("The company, based in " + pick(towns) + ", competes with " + firm + " and " + person().family + ".")
        }
    }
}
