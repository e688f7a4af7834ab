/// Words written with a point that does not end a sentence.
enum Abbreviation {
    /// Stands before a name: its point never ends a sentence (`Mr.`, `Gen.`).
    case title
    /// Its point ends a sentence only when a usual first word follows (`Inc.`, `Jan.`).
    case ending
    /// Stands before a number (`No. 5`); before a word its point ends a sentence.
    case numbering

    /// Titles, and other words that are abbreviations only with a capital.
    private static let titles = """
        mr mrs ms mx messrs mmes dr drs prof profs gen lt col capt cpt cmdr comdr maj sgt cpl pvt adm radm vadm brig
        sen sens rep reps gov govs lt pres supt insp det atty amb hon rev revd fr st ste sr sra srta mgr msgr bp abp
        rt ft mt dep asst hr frau mme mlle herr
        """
    private static let endings = """
        inc corp co cos ltd llc plc bros jr esq etc al vs dept depts univ assn assoc bldg ave blvd rd hwy tel approx est
        jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri
        ala ariz ark calif colo conn del fla ga ill ind kan ky la md mich minn miss mont neb nev okla ore pa penn tenn
        tex va vt wash wis wyo ont que alta mass govt intl natl cf ca viz resp incl ed eds trans min max cap
        """
    private static let numberings = "no nos art arts vol vols p pp fig figs sec ch para par op ref ver v"

    /// Words that usually start a sentence when they follow `U.S.` or `Inc.` with a capital.
    private static let starters = """
        he she it they we i you the a an this that these those there his her its their our my in on at but and or so
        for as when while after before if although though however meanwhile since because where what who why how many
        some several according also during with from by to then now last earlier later still yet both such neither
        despite until unlike instead moreover nevertheless
        """

    private static let kinds: [UInt64: Abbreviation] = {
        var kinds: [UInt64: Abbreviation] = [:]
        for (words, kind) in [(numberings, numbering), (endings, ending), (titles, title)] {
            for hash in hashes(of: words) { kinds[hash] = kind }
        }
        return kinds
    }()
    private static let capitalizedOnly = Set(
        hashes(of: titles)
            + hashes(
                of: "jan mar apr jun aug sep oct nov dec mon wed sun fri ala ark miss ill ind la pa wash mass ore co"))
    private static let starterHashes = Set(hashes(of: starters))

    /// The kind of the form with this ``Vocabulary/hash(of:)``.
    static func kind(hash: UInt64, isCapitalized: Bool) -> Abbreviation? {
        guard let kind = kinds[hash], isCapitalized || !capitalizedOnly.contains(hash) else { return nil }
        return kind
    }

    static func isUsualFirstWord(hash: UInt64) -> Bool { starterHashes.contains(hash) }

    private static func hashes(of words: String) -> [UInt64] {
        var words = words
        return words.withUTF8 { bytes in
            bytes.split { $0 <= 0x20 }.map { FormHash.hash(UnsafeBufferPointer(rebasing: $0)) }
        }
    }
}
