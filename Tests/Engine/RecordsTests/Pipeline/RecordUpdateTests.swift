import MartletKernel
import MartletMetadata
import MartletRecords
import MartletTestSupport
import Testing

// Also tests: VersionMerge, InputReading, LinkCheck, Computing, RowWriting, RecordValidation, ParsedChecks
@Suite struct RecordUpdateTests {
    @Test(arguments: TestDatabases.available) func `a change raises the version and a change of nothing does not`(on kind: TestDatabases)
        async throws
    {
        let app = try await TestApp.ledger(on: kind)
        let id = try await app.create("shelf", #"{"name": "甲", "score": 5}"#)
        #expect(try await app.update("shelf", id, #"{"score": 6}"#) == 2)
        #expect(try await app.update("shelf", id, #"{"score": 6, "name": "甲"}"#) == 2)
        let log = try await app.logEnd()
        try await app.update("shelf", id, #"{"score": 6}"#)
        #expect(try await app.logged(after: log).isEmpty)
        await app.close()
    }

    @Test func `different fields changed on an old version are merged`() async throws {
        let app = try await TestApp.ledger()
        let id = try await app.create("shelf", #"{"name": "甲", "score": 5}"#)
        try await app.update("shelf", id, #"{"score": 6}"#, base: 1)
        #expect(try await app.update("shelf", id, #"{"name": "乙"}"#, base: 1) == 3)
        let json = try await app.json("shelf", id)
        #expect(json["name"]?.string == "乙" && json["score"]?.int == 6)
    }

    @Test func `the same field changed twice answers base, theirs and yours`() async throws {
        let app = try await TestApp.ledger()
        let id = try await app.create("shelf", #"{"name": "甲", "budget": 100, "score": 1}"#)
        try await app.update("shelf", id, #"{"budget": 200, "score": 2}"#, base: 1)
        let problem = try await refused { try await app.update("shelf", id, #"{"budget": 300, "name": "乙"}"#, base: 1) }
        #expect(problem.code == "version_conflict" && problem.kind == .conflict)
        #expect(problem.errors.map(\.field) == ["budget"])
        #expect(problem.details["base"]?.description == #"{"budget":{"amount":100.0000,"currency":"CNY"}}"#)
        #expect(problem.details["theirs"]?.description == #"{"budget":{"amount":200.0000,"currency":"CNY"}}"#)
        #expect(problem.details["yours"]?.description == #"{"budget":{"amount":300.0000,"currency":"CNY"}}"#)
        #expect(problem.details["version"]?.int == 2)
        #expect(try await app.json("shelf", id)["name"]?.string == "甲")
    }

    @Test func `the same new value on both sides is no conflict`() async throws {
        let app = try await TestApp.ledger()
        let id = try await app.create("shelf", #"{"name": "甲", "score": 1}"#)
        try await app.update("shelf", id, #"{"score": 2}"#, base: 1)
        #expect(try await app.update("shelf", id, #"{"score": 2}"#, base: 1) == 2)
    }

    @Test func `a field that others changed and changed back is free`() async throws {
        let app = try await TestApp.ledger()
        let id = try await app.create("shelf", #"{"name": "甲", "score": 1}"#)
        try await app.update("shelf", id, #"{"score": 2}"#)
        try await app.update("shelf", id, #"{"score": 1}"#)
        #expect(try await app.update("shelf", id, #"{"score": 7}"#, base: 1) == 4)
    }

    @Test(arguments: [0, -1, 2, 99]) func `a version that never was is refused`(base: Int64) async throws {
        let app = try await TestApp.ledger()
        let id = try await app.create("shelf", #"{"name": "甲"}"#)
        let problem = try await refused { try await app.update("shelf", id, #"{"name": "乙"}"#, base: base) }
        #expect(problem.code == "version_unknown")
        #expect(try await app.json("shelf", id)["version"]?.int == 1)
    }

    @Test func `fixed, computed and secret fields are not the caller's`() async throws {
        let app = try await TestApp.ledger()
        let id = try await app.create("shelf", #"{"name": "甲", "origin": "杭州"}"#)
        let problem = try await refused {
            try await app.update("shelf", id, #"{"origin": "上海", "itemCount": 3, "version": 9, "createdAt": null}"#)
        }
        #expect(
            Set(problem.errors.map { "\($0.field) \($0.code)" }) == [
                "origin fixed", "itemCount read_only", "version read_only", "createdAt read_only",
            ])
        let user = try await refused { try await app.update("user", TestApp.Person.ben.id, #"{"passwordHash": "x"}"#) }
        #expect(user.code == "unknown_field")
    }

    @Test func `a fixed field that was left empty may be filled in once`() async throws {
        let app = try await TestApp.ledger()
        let id = try await app.create("shelf", #"{"name": "甲"}"#)
        try await app.update("shelf", id, #"{"origin": "上海"}"#)
        let problem = try await refused { try await app.update("shelf", id, #"{"origin": "杭州"}"#) }
        #expect(problem.errors.map(\.code) == ["fixed"])
    }

    @Test func `the owning department goes with the owner unless it is named too`() async throws {
        let app = try await TestApp.ledger()
        let other = try await app.create("department", #"{"name": "华南"}"#)
        let id = try await app.create("shelf", #"{"name": "甲"}"#)
        try await app.update("user", TestApp.Person.zoe.id, #"{"department": "\#(other)"}"#)
        try await app.update("shelf", id, #"{"owner": "\#(TestApp.Person.zoe.id)"}"#)
        #expect(try await app.json("shelf", id)["department"]?.string == other.description)
        try await app.update("shelf", id, #"{"owner": "\#(TestApp.Person.ben.id)", "department": "\#(other)"}"#)
        #expect(try await app.json("shelf", id)["department"]?.string == other.description)
        try await app.update("shelf", id, #"{"owner": null}"#)
        let json = try await app.json("shelf", id)
        #expect(json["owner"]?.isNull == true && json["department"]?.string == other.description)
    }

    @Test func `a check that fails names its field and writes nothing`() async throws {
        let app = try await TestApp.ledger()
        let id = try await app.create("shelf", #"{"name": "甲", "score": 5}"#)
        let problem = try await refused { try await app.update("shelf", id, #"{"score": 101, "name": null}"#) }
        #expect(Set(problem.errors.map { "\($0.field) \($0.code)" }) == ["score score", "name required"])
        #expect(try await app.json("shelf", id)["score"]?.int == 5)
    }

    @Test func `a node of a tree cannot come to lie below itself`() async throws {
        let app = try await TestApp.ledger()
        let top = try await app.create("shelf", #"{"name": "甲"}"#)
        let below = try await app.create("shelf", #"{"name": "乙", "parent": "\#(top)"}"#)
        let lowest = try await app.create("shelf", #"{"name": "丙", "parent": "\#(below)"}"#)
        for parent in [top, lowest] {
            let problem = try await refused { try await app.update("shelf", top, #"{"parent": "\#(parent)"}"#) }
            #expect(problem.errors.map(\.code) == ["circle"])
        }
    }

    @Test func `an append-only record is neither changed nor handed over`() async throws {
        let app = try await TestApp.ledger()
        let id = try await app.create("entry", #"{"text": "入库"}"#)
        let change = try await refused { try await app.update("entry", id, #"{"text": "出库"}"#) }
        let transfer = try await refused {
            try await app.run("record.transfer", #"{"object": "entry", "id": "\#(id)", "owner": "\#(TestApp.Person.ben.id)"}"#)
        }
        #expect([change.code, transfer.code] == ["append_only", "append_only"])
    }

    @Test func `a list keeps what others put there and one cannot see`() async throws {
        let app = try await TestApp.ledger()
        let hidden = try await app.create("label", #"{"name": "红"}"#)
        let mine = try await app.create("label", #"{"name": "蓝"}"#, as: .ben)
        let id = try await app.create("shelf", #"{"name": "甲", "owner": "\#(TestApp.Person.ben.id)", "labels": ["\#(hidden)"]}"#)
        try await app.update("shelf", id, #"{"labels": ["\#(hidden)", "\#(mine)"]}"#, as: .ben)
        let other = try await app.create("label", #"{"name": "绿"}"#)
        let problem = try await refused { try await app.update("shelf", id, #"{"labels": ["\#(hidden)", "\#(other)"]}"#, as: .ben) }
        #expect(problem.errors.map(\.code) == ["reference_missing"])
    }

    @Test(arguments: TestDatabases.available) func `writers of different fields at the same time lose nothing`(on kind: TestDatabases)
        async throws
    {
        let app = try await TestApp.ledger(on: kind)
        let id = try await app.create("shelf", #"{"name": "甲", "score": 0}"#)
        try await withThrowingTaskGroup { group in
            for (field, value) in [
                ("name", "\"乙\""), ("score", "7"), ("secret", "\"s\""), ("level", "\"B\""), ("openedOn", "\"2026-03-01\""),
            ] {
                group.addTask { _ = try await app.update("shelf", id, "{\"\(field)\": \(value)}", base: 1) }
            }
            try await group.waitForAll()
        }
        let json = try await app.json("shelf", id)
        #expect(json["version"]?.int == 6)
        #expect(json["name"]?.string == "乙" && json["score"]?.int == 7 && json["secret"]?.string == "s" && json["level"]?.string == "B")
        await app.close()
    }
}
