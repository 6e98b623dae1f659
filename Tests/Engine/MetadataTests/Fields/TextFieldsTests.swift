// Also tests: TextField, LongTextField, PersonNameField, EmailField, PhoneField, URLField, RegistrationNumberField
import MartletKernel
import MartletMetadata
import Testing

@Suite struct TextFieldsTests {
    static let texts: [FieldCase] = [
        .good(TextField(), "  云帆科技\u{3000}", .text("云帆科技")),
        .good(TextField(), "\u{FEFF}e\u{301}", .text("é")),
        .good(TextField(), "", .null),
        .good(TextField(), .null, .null),
        .good(TextField(maximum: 3), "一二三", .text("一二三")),
        .bad(TextField(maximum: 3), "一二三四", "too_long"),
        .bad(TextField(), "two\nlines", "control_character"),
        .bad(TextField(), "nul\u{0}", "control_character"),
        .bad(TextField(), .integer(5), "wrong_type"),
        .good(LongTextField(), "第一行\r\n第二行\t格\r三", .text("第一行\n第二行\t格\n三")),
        .bad(LongTextField(), "bell\u{7}", "control_character"),
        .bad(LongTextField(maximum: 2), "abc", "too_long"),
        .good(PersonNameField(), "王　伟", .text("王伟")),
        .good(PersonNameField(), " 欧阳 娜娜 ", .text("欧阳娜娜")),
        .good(PersonNameField(), "Ada   Lovelace", .text("Ada Lovelace")),
        .good(PersonNameField(), "阿依古丽·买买提", .text("阿依古丽·买买提")),
        .bad(PersonNameField(), .string(String(repeating: "王", count: 101)), "too_long"),
    ]

    static let addresses: [FieldCase] = [
        .good(EmailField(), " Ada.Lovelace@Example.COM ", .text("ada.lovelace@example.com")),
        .good(EmailField(), "ｗａｎｇ＠１６３．ｃｏｍ", .text("wang@163.com")),
        .good(EmailField(), "a+b@sub.example.cn", .text("a+b@sub.example.cn")),
        .good(EmailField(), "李@例子.中国", .text("李@例子.中国")),
        .bad(EmailField(), "ada", "not_an_email"),
        .bad(EmailField(), "ada@localhost", "not_an_email"),
        .bad(EmailField(), "ada@@example.com", "not_an_email"),
        .bad(EmailField(), "ada lovelace@example.com", "not_an_email"),
        .bad(EmailField(), "ada@-example.com", "not_an_email"),
        .bad(EmailField(), "ada@example..com", "not_an_email"),
        .bad(EmailField(), "Ada <ada@example.com>", "not_an_email"),
        .good(URLField(), "www.example.com", .text("https://www.example.com")),
        .good(URLField(), "http://example.cn/路径?q=1", .text("http://example.cn/路径?q=1")),
        .bad(URLField(), "javascript:alert(1)", "not_a_url"),
        .bad(URLField(), "javascript://example.com/%0aalert(1)", "not_a_url"),
        .bad(URLField(), "ftp://example.com", "not_a_url"),
        .bad(URLField(), "localhost", "not_a_url"),
        .bad(URLField(), "two words.com", "not_a_url"),
        .good(PhoneField(), "138 1234 5678", .text("+8613812345678")),
        .good(PhoneField(), "0532-12345678 转 801", .text("+8653212345678;ext=801")),
        .bad(PhoneField(), "10086", "not_a_phone"),
        .bad(PhoneField(), "call me", "not_a_phone"),
        .bad(PhoneField(), .integer(13_812_345_678), "wrong_type"),
    ]

    @Test(arguments: texts + addresses)
    func `text is cleaned and checked by what it is`(_ sample: FieldCase) {
        #expect(sample.accepted() == sample.outcome)
        if case .value = sample.outcome, sample.given.string != nil { #expect(sample.parsed() == sample.outcome) }
    }

    /// Of companies of Tencent, Huawei, Baidu, Xiaomi and Alibaba, as the public register of enterprises shows them.
    static let codes = ["91440300708461136T", "914403001922038216", "91110000802100433B", "91110108551385082Q", "91330100799655058B"]

    @Test(arguments: codes)
    func `the check character of a company's code is the published one`(code: String) {
        #expect(RegistrationNumberField.checkCharacter(code) == code.last)
    }

    @Test func `a registration number with one character wrong is refused`() throws {
        let code = "914403001922038216"
        #expect(FieldCase.good(RegistrationNumberField(), .string(code), .text(code)).accepted() == .value(.text(code)))
        #expect(FieldCase.good(RegistrationNumberField(), " 9144 0300 1922 0382 16 ", .null).accepted() == .value(.text(code)))
        for position in 0..<17 {
            var characters = Array(code)
            characters[position] = characters[position] == "1" ? "2" : "1"
            let wrong = JSON.string(String(characters))
            #expect(FieldCase.good(RegistrationNumberField(), wrong, .null).accepted() == .refused("check_digit"))
        }
    }

    @Test func `a foreign registration number is taken as it is`() {
        #expect(FieldCase.good(RegistrationNumberField(), "hrb-12345", .null).accepted() == .value(.text("HRB12345")))
        #expect(FieldCase.good(RegistrationNumberField(), "12", .null).accepted() == .refused("not_a_registration"))
        #expect(FieldCase.good(RegistrationNumberField(), "中国12345", .null).accepted() == .refused("not_a_registration"))
    }

    @Test func `people stand by the reading of their surnames`() {
        let type = PersonNameField()
        func key(_ name: String) -> [UInt8] { type.sortKey(of: .text(name)) ?? [] }
        let names = ["Ada Lovelace", "陈平", "单雄信", "王伟", "尉迟恭", "曾国藩", "张三", "赵云"]
        #expect(names.reversed().sorted { key($0).lexicographicallyPrecedes(key($1)) } == names)
        #expect(type.sortKey(of: .null) == nil)
    }
}
