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
    private(set) var towns: [String] = []
    var generator: SplitMix64
    private(set) var text: [UInt8] = []
    private var spans: [Range<Int>] = []

    static let countries = """
        Germany,Italy,U.S.,Britain,Spain,France,Sweden,Netherlands,Russia,Kenya,Jamaica,Australia,South Africa,Canada,Japan,\
        China,Brazil,Argentina,Czech Republic,Belgium,Denmark,Norway,Finland,Poland,Ukraine,Romania,Switzerland,Austria,\
        Ireland,Scotland,Wales,England,Morocco,Ethiopia,Nigeria,Cuba,Mexico,South Korea,India,Pakistan,New Zealand,GER,ITA,\
        USA,GBR,ESP,FRA,SWE,NED,RUS,KEN,JAM,AUS,RSA,CAN,JPN,CHN,BRA,ARG
        """.split(separator: ",").map(String.init)
    static let makes = """
        Honda,Toyota,Ford Ranger,Reynard Ford,Lola Toyota,Penske Chevrolet,Ferrari,McLaren,Williams Renault,Benetton,Subaru,\
        Mitsubishi,Yamaha,Ducati,Suzuki,Kawasaki,Porsche,Audi,Peugeot,Skoda Fabia,Toyota Hilux,Hyundai,Dallara Honda,\
        Lotto,Quick-Step,Astana,Movistar,Jumbo,Sky,Festina,Once,Banesto,Cofidis,Lampre,Yamaha Raptor,Polaris,Can-Am
        """.split(separator: ",").map(String.init)
    static let clubs = [
        "", "", "", "", " United", " City", " Rovers", " Town", " Rangers", " Albion", " Wanderers", " Dynamo", " FC",
    ]
    static let sports = [
        "TENNIS", "SOCCER", "CRICKET", "GOLF", "ATHLETICS", "BOXING", "CYCLING", "RUGBY UNION", "BASEBALL", "SQUASH",
        "SWIMMING", "MOTOR RACING", "BASKETBALL", "NFL AMERICAN FOOTBALL", "ICE HOCKEY", "ALPINE SKIING",
    ]
    static let deeds = [
        "WINS", "BEATS", "DEFEATS", "RETAINS", "DEFENDS", "RETIRES", "QUITS", "SIGNS FOR", "OUT OF", "INTO", "LEADS",
        "EDGES", "STUNS", "CRUISES PAST", "SEALS", "CLAIMS", "SAYS", "HITS OUT AT", "FACES", "JOINS", "LOSES", "TAKES",
    ]
    static let objects = [
        "TITLE", "OPEN", "WORLD CUP QUALIFIER", "SECOND STAGE", "FINAL", "IN FIVE SETS", "GOLD", "WBC TITLE",
        "CHAMPIONS",
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

    mutating func write(_ string: String) { text += Array(string.utf8) }

    mutating func name(_ string: String) {
        spans.append(text.count..<text.count + string.utf8.count)
        write(string)
    }

    mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &generator) < share }

    mutating func pick(_ list: [String]) -> String { list.randomElement(using: &generator) ?? "" }

    mutating func number(_ range: ClosedRange<Int>) -> String {
        String(Int.random(in: range, using: &generator))
    }

    mutating func person() -> Person {
        people.randomElement(using: &generator) ?? Person(given: "Jan", family: "Kowalski")
    }

    mutating func nationality() { write(" (" + pick(Self.countries) + ")") }

    mutating func club() { write(pick(towns) + pick(Self.clubs)) }

    mutating func time() {
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: write(number(1...9) + ":" + number(10...59) + "." + number(10...99))
        case 1: write(number(9...80) + "." + number(10...99) + " seconds")
        case 2: write(number(1...5) + " hours " + number(1...59) + " mins " + number(1...59) + " secs")
        case 3: write("same time")
        default: write(number(10...99) + "." + number(100...999))
        }
    }
}
