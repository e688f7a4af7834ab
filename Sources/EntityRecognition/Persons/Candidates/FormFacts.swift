import CPersonModel
package import TextAnalysis

/// What the features need of a folded form, looked up once for each form of a vocabulary.
package struct FormFacts: Sendable {
    var hash: UInt64 = 0
    var statistics = NameStatistics()
    var wordClass: WordClass = []
    /// Hashes of the last two, three, four and the first three, four bytes.
    var suffix2: UInt32 = 0
    var suffix3: UInt32 = 0
    var suffix4: UInt32 = 0
    var prefix3: UInt32 = 0
    var prefix4: UInt32 = 0
    /// Bytes of the form, up to 255.
    var length: UInt8 = 0
    var isKnown = false
}

/// The facts of a vocabulary's forms, filled as they are asked for.
package struct FormFactsTable {
    private let vocabulary: Vocabulary
    private let names: NameTable
    private var facts: [FormFacts] = []

    package init(vocabulary: Vocabulary, names: NameTable) {
        self.vocabulary = vocabulary
        self.names = names
    }

    /// Makes room for the forms that the vocabulary has by now.
    mutating func grow() {
        let missing = vocabulary.count - facts.count
        guard missing > 0 else { return }
        facts.append(contentsOf: repeatElement(FormFacts(), count: missing))
    }

    @inline(__always)
    subscript(form: FormID) -> FormFacts {
        mutating get {
            let known = facts[Int(form.rawValue)]
            return known.isKnown ? known : fill(form)
        }
    }

    @inline(__always)
    mutating func wordClass(of form: FormID) -> WordClass {
        let place = Int(form.rawValue)
        return facts[place].isKnown ? facts[place].wordClass : fill(form).wordClass
    }

    /// Where the facts lie until the table grows.
    var places: Places { Places(start: facts.withUnsafeBufferPointer { UnsafeRawPointer($0.baseAddress) }) }

    /// Addresses that are asked for before they are needed, and never read through this.
    struct Places {
        fileprivate let start: UnsafeRawPointer?

        /// Asks for the facts of a form that will soon be looked up.
        @inline(__always)
        func prefetch(_ form: FormID) {
            guard let start else { return }
            person_model_prefetch(start + Int(form.rawValue) &* MemoryLayout<FormFacts>.stride)
        }
    }

    func statistics(hash: UInt64) -> NameStatistics { names[hash] }

    @inline(never)
    private mutating func fill(_ form: FormID) -> FormFacts {
        var value = FormFacts()
        value.hash = vocabulary.hash(of: form)
        value.statistics = names[value.hash]
        value.wordClass = WordClass.byHash[value.hash]
        vocabulary.withBytes(of: form) { bytes in
            value.suffix2 = affix(bytes.suffix(2))
            value.suffix3 = affix(bytes.suffix(3))
            value.suffix4 = affix(bytes.suffix(4))
            value.prefix3 = affix(bytes.prefix(3))
            value.prefix4 = affix(bytes.prefix(4))
            value.length = UInt8(min(bytes.count, 255))
        }
        value.isKnown = true
        facts[Int(form.rawValue)] = value
        return value
    }

    /// Up to four bytes as a number, longer ones first.
    private func affix(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt32 {
        bytes.reduce(1) { $0 << 8 | UInt32($1) } & 0xFFFF_FFFF
    }
}
