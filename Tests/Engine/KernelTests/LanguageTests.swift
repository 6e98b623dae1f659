import MartletKernel
import Testing

@Suite struct LanguageTests {
    @Test(arguments: [
        ("en", Language.english), ("en-GB", .english), ("zh", .chinese), ("zh-TW", .chinese), ("ZH-hans-cn", .chinese),
        ("fr, en;q=0.5", .english), ("en;q=0.4, zh-CN;q=0.8", .chinese), ("zh;q=0.8,en;q=0.8", .chinese), ("en , zh", .english),
        ("en;q=0, zh;q=0.1", .chinese), ("en; q=0.9 , zh ;q=0.8", .english), ("en;Q=0.1, zh;q=0.2", .chinese),
    ])
    func `the heaviest known language wins, then the first`(header: String, expected: Language) {
        let other: Language = expected == .english ? .chinese : .english
        #expect(Language(acceptLanguage: header, fallback: other) == expected)
    }

    @Test(arguments: [nil, "", "*", "fr", "de-DE, ja;q=0.9", "en;q=0", "enm", ";;;,,,", "en;q=nan", "zha"])
    func `no known language leaves the fallback`(header: String?) {
        #expect(Language(acceptLanguage: header, fallback: .english) == .english)
        #expect(Language(acceptLanguage: header, fallback: .chinese) == .chinese)
        #expect(Language(acceptLanguage: header) == .chinese)
    }

    @Test func `a header of thousands of parts is read only so far`() {
        let header = String(repeating: "fr,", count: 50_000) + "en"
        #expect(Language(acceptLanguage: header, fallback: .chinese) == .chinese)
    }

    @Test func `a text answers in the language asked for`() {
        let text = LocalisedText(zh: "线索", en: "lead")
        #expect(text(in: .chinese) == "线索")
        #expect(text(in: .english) == "lead")
        #expect(Language.allCases.map(\.rawValue) == ["zh-CN", "en"])
    }
}
