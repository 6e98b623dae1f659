// Also tests: ContactPointKind
import MartletCustomers
import MartletKernel
import MartletMetadata
import Testing

@Suite struct ContactPointNormalisationTests {
    private func computed(_ kind: String, _ raw: String, app: String? = nil, extension dialled: String? = nil) throws -> Record {
        var values: [String: Value] = ["kind": .text(kind), "raw": .text(raw)]
        values["app"] = app.map(Value.text)
        values["extension"] = dialled.map(Value.text)
        var record = try Fixtures.record(of: "contactPoint", values)
        try ContactPointNormalisation().compute(&record, in: Fixtures.context)
        return record
    }

    private func refusal(_ body: () throws -> Record) -> [String] {
        do {
            _ = try body()
            return []
        } catch {
            return (error as? Problem)?.errors.map { "\($0.field) \($0.code)" } ?? ["\(error)"]
        }
    }

    @Test(arguments: [
        ("phone", "138-1234 5678", "+8613812345678"), ("phone", "10086", "10086"), ("phone", "6234-5678", "62345678"),
        ("phone", "＋８６ 13812345678", "+8613812345678"), ("fax", "010-62345678", "+861062345678"),
        ("email", " Ada@Example.COM", "ada@example.com"), ("wechat", "Wang_Wei88", "wang_wei88"),
        ("wecomExternalUser", "wmABCdef", "wmABCdef"), ("unionId", "oXyZ", "oXyZ"), ("webVisitor", "V-1", "V-1"),
    ])
    func `two spellings become one form`(kind: String, raw: String, normalised: String) throws {
        let record = try computed(kind, raw.trimmingCharacters { $0 == " " })
        #expect(record["normalised"] == .text(normalised))
        #expect(record["raw"].text?.isEmpty == false, "what was given is kept")
    }

    @Test func `an extension stands apart from its number`() throws {
        let written = try computed("phone", "0532-12345678 转 801")
        #expect(written["normalised"] == .text("+8653212345678") && written["extension"] == .text("801"))
        let given = try computed("phone", "0532-12345678", extension: "802")
        #expect(given["normalised"] == .text("+8653212345678") && given["extension"] == .text("802"))
    }

    @Test func `what nobody could dial or deliver to is refused`() {
        #expect(refusal { try computed("phone", "call me") } == ["raw not_a_phone"])
        #expect(refusal { try computed("phone", "12") } == ["raw not_a_phone"])
        #expect(refusal { try computed("fax", "1381234567890123456789") } == ["raw not_a_phone"])
        #expect(refusal { try computed("email", "ada@") } == ["raw not_an_email"])
        #expect(refusal { try computed("handle", "@ada") } == ["app required"])
        #expect(refusal { try computed("wechatOpenId", "oABC") } == ["app required"])
        #expect(refusal { try computed("handle", "@Ada", app: "微博") } == [])
    }

    @Test func `a number no plan knows is kept as doubtful until it is put right`() throws {
        var record = try computed("phone", "865-446-8089 ")
        #expect(record["normalised"] == .text("8654468089") && record["state"] == .text("doubtful"))
        record["raw"] = .text("13812345678")
        try ContactPointNormalisation().compute(&record, in: Fixtures.context)
        #expect(record["normalised"] == .text("+8613812345678") && record["state"] == .text("ok"))
    }

    @Test func `without a kind nothing is computed`() throws {
        var record = try Fixtures.record(of: "contactPoint", ["raw": .text("13812345678"), "normalised": .text("stale")])
        try ContactPointNormalisation().compute(&record, in: Fixtures.context)
        #expect(record["normalised"] == .null)
    }

    @Test func `every kind has its option`() {
        #expect(ContactPointKind.options.map(\.name) == ContactPointKind.allCases.map(\.rawValue))
        #expect(ContactPointKind.allCases.filter(\.needsApp) == [.wechatOpenId, .handle])
    }
}

extension String {
    fileprivate func trimmingCharacters(_ isTrimmed: (Character) -> Bool) -> String {
        String(drop(while: isTrimmed).reversed().drop(while: isTrimmed).reversed())
    }
}
