import MartletCustomers
import MartletKernel
import MartletMetadata
import Testing

@Suite struct ContactPointMatchingTests {
    /// All keys a contact point gives, as `kind key`.
    private func keys(_ kind: ContactPointKind, _ normalised: String, extension dialled: String? = nil, app: String? = nil) throws
        -> [String]
    {
        var values: [String: Value] = ["kind": .text(kind.rawValue), "normalised": .text(normalised)]
        values["extension"] = dialled.map(Value.text)
        values["app"] = app.map(Value.text)
        let record = try Fixtures.record(of: "contactPoint", values)
        return ContactPointMatching.rules.compactMap { rule in rule.normalise(record[rule.field], record).map { "\(rule.kind) \($0)" } }
    }

    @Test func `a number, an address and an identity each give one key`() throws {
        #expect(try keys(.phone, "+8613812345678") == ["phone +8613812345678"])
        #expect(try keys(.email, "ada@example.com") == ["email ada@example.com"])
        #expect(try keys(.wechat, "wangwei") == ["identity wechat:wangwei"])
        #expect(try keys(.unionId, "oXyZ") == ["identity unionId:oXyZ"])
    }

    @Test func `an identity of one app is not that of another`() throws {
        #expect(try keys(.wechatOpenId, "o1", app: "wxA") == ["identity wechatOpenId:wxa:o1"])
        #expect(try keys(.wechatOpenId, "o1", app: "wxB") != keys(.wechatOpenId, "o1", app: "wxA"))
        #expect(try keys(.wechatOpenId, "o1") == [])
    }

    @Test func `colleagues behind one switchboard are told apart by extension`() throws {
        #expect(try keys(.phone, "+8653212345678", extension: "801") != keys(.phone, "+8653212345678", extension: "802"))
    }

    @Test func `what many share gives none`() throws {
        #expect(try keys(.email, "info@example.com") == [])
        #expect(try keys(.email, "kefu@example.cn") == [])
        #expect(try keys(.phone, "10086") == [])
        #expect(try keys(.fax, "+861062345678") == [])
        #expect(try keys(.webVisitor, "V-1") == [])
    }

    @Test func `the keys belong to whom the point belongs`() {
        #expect(ContactPointMatching.rules.allSatisfy { $0.holders == ["contact", "account"] })
    }
}
