import MartletCustomers
import Testing

@Suite struct ContactPointHeaderTests {
    @Test(
        arguments: [
            ("手机", ContactPointKind.phone, "手机"), ("联系电话", .phone, nil), ("邮箱", .email, nil), ("Email", .email, nil),
            ("E-mail 1 - Value", .email, nil),
            ("Phone Number", .phone, nil), ("Phone 1 - Value", .phone, nil), ("FAX", .fax, nil), ("传真", .fax, nil), ("微信号", .wechat, nil),
            ("Mobile_Phone", .phone, "手机"), ("ＥＭＡＩＬ", .email, nil),
        ] as [(String, ContactPointKind, String?)])
    func `a column of numbers or addresses is recognised`(header: String, kind: ContactPointKind, label: String?) throws {
        let found = try #require(ContactPointHeader.of(header))
        #expect(found.kind == kind && found.label == label)
    }

    @Test(arguments: ["姓名", "Name", "", "备注", "E-mail 1 - Label", "Phone 1 - Label", "电话会议"])
    func `another column is none`(header: String) {
        #expect(ContactPointHeader.of(header) == nil)
    }
}
