// Also tests: ChoiceField, MultipleChoiceField, TagsField, BooleanField, ListField
import MartletKernel
import MartletMetadata
import Testing

@Suite struct ChoiceFieldsTests {
    private static let options: [ChoiceOption] = [
        ChoiceOption("red", zh: "红色", en: "Red"), ChoiceOption("darkBlue", zh: "深蓝", en: "Dark blue"),
    ]
    private static let one = ChoiceField(options)
    private static let several = MultipleChoiceField(options)

    static let inputs: [FieldCase] = [
        .good(one, "red", .text("red")),
        .good(one, "", .null),
        .bad(one, "红色", "unknown_option"),
        .bad(one, "RED", "unknown_option"),
        .bad(one, .integer(1), "wrong_type"),
        .good(several, ["red", "darkBlue", "red"], .list([.text("red"), .text("darkBlue")])),
        .good(several, [], .null),
        .bad(several, ["green"], "unknown_option"),
        .bad(several, "red", "wrong_type"),
        .good(TagsField(), [" vip ", "", "vip", "老客户"], .list([.text("vip"), .text("老客户")])),
        .bad(TagsField(), [.string(String(repeating: "x", count: 51))], "too_long"),
        .bad(TagsField(), .array((0..<201).map { .string("t\($0)") }), "too_many"),
        .bad(TagsField(), [["nested"]], "wrong_type"),
        .good(BooleanField(), true, .boolean(true)),
        .bad(BooleanField(), "true", "wrong_type"),
        .bad(BooleanField(), .integer(1), "wrong_type"),
    ]

    @Test(arguments: inputs)
    func `a program names options exactly`(_ sample: FieldCase) {
        #expect(sample.accepted() == sample.outcome)
    }

    static let cells: [FieldCase] = [
        .good(one, "红色", .text("red")),
        .good(one, " Dark Blue ", .text("darkBlue")),
        .good(one, "ＲＥＤ", .text("red")),
        .good(one, "", .null),
        .bad(one, "绿", "unknown_option"),
        .good(several, "红色、深蓝", .list([.text("red"), .text("darkBlue")])),
        .good(several, "Red; dark blue, red", .list([.text("red"), .text("darkBlue")])),
        .good(TagsField(), "* myContacts ::: VIP", .list([.text("myContacts"), .text("VIP")])),
        .good(TagsField(), "老客户，VIP；展会\n复购", .list([.text("老客户"), .text("VIP"), .text("展会"), .text("复购")])),
        .good(TagsField(), " ; , ", .null),
        .good(BooleanField(), "是", .boolean(true)),
        .good(BooleanField(), "No", .boolean(false)),
        .good(BooleanField(), "0", .boolean(false)),
        .good(BooleanField(), " ", .null),
        .bad(BooleanField(), "maybe", "not_boolean"),
    ]

    @Test(arguments: cells)
    func `a person names them by label, in either language`(_ sample: FieldCase) {
        #expect(sample.parsed() == sample.outcome)
    }

    @Test func `an option is shown by its label and survives being dropped from the list`() {
        #expect(ChoiceFieldsTests.one.text(of: .text("darkBlue"), in: .chinese) == "深蓝")
        #expect(ChoiceFieldsTests.one.text(of: .text("darkBlue"), in: .english) == "Dark blue")
        #expect(ChoiceFieldsTests.one.text(of: .text("gone"), in: .english) == "gone")
        #expect(ChoiceFieldsTests.several.text(of: .list([.text("red"), .text("darkBlue")]), in: .chinese) == "红色; 深蓝")
    }
}
