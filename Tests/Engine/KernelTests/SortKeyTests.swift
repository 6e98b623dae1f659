import MartletKernel
import Testing

// Also tests: Pinyin
@Suite struct SortKeyTests {
    private func sorted(_ texts: [String], people: Bool = false) -> [String] {
        texts.map { (key: SortKey.of($0, isPerson: people), text: $0) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map(\.text)
    }

    private static let orders: [[String]] = [
        ["A2", "A10", "a11", "B1"],
        ["第2章", "第10章"],
        ["007", "8", "9", "0010"],
        ["Ångström", "apple", "Zebra"],
        ["北京", "广州", "上海", "深圳"],
        ["李安", "连城"],
        ["", "1", "a", "阿里"],
        ["1", "99999999999999999998", "99999999999999999999"],
    ]

    @Test(arguments: orders)
    func `texts stand in the order people expect, however they came in`(order: [String]) {
        #expect(sorted(order.reversed()) == order)
    }

    @Test func `a surname is read as a name, the same character elsewhere is not`() {
        // 单 is shàn as a surname and dān otherwise; 曾 zēng and céng; 尉迟 yùchí.
        #expect(sorted(["单雄信", "陈平", "张三"], people: true) == ["陈平", "单雄信", "张三"])
        #expect(sorted(["单位", "陈平", "张三"]) == ["陈平", "单位", "张三"])
        #expect(sorted(["曾国藩", "赵云", "王伟"], people: true) == ["王伟", "曾国藩", "赵云"])
        #expect(sorted(["尉迟恭", "魏征", "于谦"], people: true) == ["魏征", "尉迟恭", "于谦"])
    }

    @Test func `texts that fold alike are told apart by their own bytes`() {
        #expect(SortKey.of("cafe") != SortKey.of("Café"))
        #expect(SortKey.of("张三") != SortKey.of("章三"))
        #expect(SortKey.of("张三") == SortKey.of("张三"))
    }

    @Test func `a key stays short whatever the text`() {
        #expect(SortKey.of(String(repeating: "张", count: 100_000)).count < 256)
        #expect(SortKey.of(String(repeating: "9", count: 100_000)).count < 256)
    }

    @Test(arguments: [("张", "zhang"), ("北", "bei"), ("女", "nv"), ("重", "zhong"), ("䶮", "yan")] as [(Unicode.Scalar, String)])
    func `an ideograph has its commonest reading, without tones`(ideograph: Unicode.Scalar, syllable: String) {
        #expect(Pinyin.syllable(of: ideograph) == syllable)
    }

    @Test(arguments: ["a", "1", "あ", "é", "，", "😀"] as [Unicode.Scalar])
    func `what is no ideograph has no reading`(scalar: Unicode.Scalar) {
        #expect(Pinyin.syllable(of: scalar) == nil)
        #expect(!Pinyin.isIdeograph(scalar))
    }

    @Test func `every common ideograph has a reading`() {
        let missing = (0x4E00...0x9FA5).compactMap(Unicode.Scalar.init).filter { Pinyin.syllable(of: $0) == nil }
        #expect(missing.count < 100, "\(missing.prefix(20))")
    }
}
