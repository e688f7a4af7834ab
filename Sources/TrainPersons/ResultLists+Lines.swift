/// The lines of the lists, each without its end.
extension ResultLists {
    mutating func heading() {
        write(pick(Self.sports) + (chance(0.8) ? " - " : "-"))
        if chance(0.7) {
            name(person().family.uppercased())
            write(" " + pick(Self.deeds) + " ")
            if chance(0.5) { name(person().family.uppercased()) } else { write(pick(Self.objects)) }
            if chance(0.5) { write(" " + pick(Self.objects)) }
        } else {
            write(
                pick(towns).uppercased() + " BEAT " + pick(towns).uppercased() + " " + number(1...90) + "-"
                    + number(0...80))
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

    mutating func ranking(_ place: Int) {
        write("\(place). ")
        name(person().full)
        nationality()
        write(" ")
        if chance(0.3) { write(pick(Self.makes) + " ") }
        time()
    }

    mutating func match() {
        if chance(0.4) { write(number(1...16) + " - ") }
        name(person().full)
        nationality()
        write(" beat ")
        if chance(0.3) { write(number(1...16) + " - ") }
        name(person().full)
        nationality()
        for _ in 0..<2 { write(" " + number(6...7) + "-" + number(0...6)) }
    }

    mutating func round(_ line: Int) {
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
        name(
            chance(0.6)
                ? String(person.given.prefix(1)) + ". " + person.family : chance(0.5) ? person.full : person.family)
    }

    mutating func innings() {
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
        case 2:
            write(
                "Extras (b-" + number(1...9) + " lb-" + number(1...9) + " nb-" + number(1...9) + ") " + number(4...40))
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

    mutating func scorers() {
        write(
            pick([
                "Scorers: ", "Scorers: " + pick(towns) + " - ", pick(Self.countries) + " - ", pick(towns) + ": ",
                "Tries: ",
            ]))
        for index in 0...Int.random(in: 0...3, using: &generator) {
            if index > 0 { write(", ") }
            let person = person()
            name(chance(0.5) ? person.full : person.family)
            let minute = number(4...90)
            if chance(0.8) {
                write(
                    " (" + minute + pick(["th", "th minute", "", "'", "th, " + number(60...90) + "th", "th, pen"]) + ")"
                )
            }
        }
        if chance(0.2) { write(". Halftime 1-0. Attendance: " + number(4...80) + ",000") }
    }

    mutating func team(_ line: Int) {
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

    mutating func race(_ place: Int) {
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

    mutating func results() {
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
    mutating func shares() {
        let firm = person().family
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: write("\(firm) shares rose " + number(2...90) + " cents to " + number(10...99) + " in late trading.")
        case 1:
            write(
                "\(firm) Inc said it would buy " + person().family + " Corp for $" + number(2...90) + " a share, chief "
            )
            write("executive ")
            name(person().full)
            write(" said.")
        case 2:
            let analyst = person()
            write("\"We like the stock,\" said ")
            name(analyst.full)
            write(
                ", an analyst at \(firm) " + pick(["& Co", "Securities", "Brothers", person().family + " & Co"]) + ".")
        case 3: write("Shares in \(firm) fell " + number(2...9) + " percent; " + person().family + " was unchanged.")
        case 4: write("Net profit of \(firm) rose to $" + number(2...900) + " million in the third quarter.")
        default:
            write("The company, based in " + pick(towns) + ", competes with " + firm + " and " + person().family + ".")
        }
    }
}
