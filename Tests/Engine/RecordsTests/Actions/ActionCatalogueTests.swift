import MartletAccess
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletTestSupport
import Testing

// Also tests: ActionRunner, Action, RecordTransfer
@Suite struct ActionCatalogueTests {
    /// Who may call what, whatever it then finds: an action that is not listed here is an administrator's.
    private static let allowed: [String: Set<TestApp.Person>] = {
        let everyone: Set<TestApp.Person> = [.ada, .ben, .cai, .zoe]
        let open = [
            "operation.undo", "record.asOf", "record.restore", "record.findDuplicates", "access.explain", "record.transfer",
            "user.setPassword",
            "apiKey.create", "apiKey.revoke", "session.revoke", "notification.read", "import.undo",
        ]
        return Dictionary(uniqueKeysWithValues: open.map { ($0, everyone) }).merging(["record.merge": [.ada, .cai]]) { $1 }
    }()

    @Test(arguments: TestApp.Person.allCases) func `every action is denied to whom no table allows it`(person: TestApp.Person) async throws
    {
        let app = try await TestApp.make()
        for action in app.engine.actions.actions {
            let isDenied = try await app.read(person) { tx -> Bool in
                do { try tx.requirePermission(for: action) } catch is Problem { return true }
                return false
            }
            let stated = (ActionCatalogueTests.allowed[action.name] ?? [.ada]).contains(person)
            #expect(isDenied != stated, "\(person) \(action.name)")
        }
    }

    @Test func `a generated sample of every action's input decodes`() async throws {
        let app = try await TestApp.make()
        let context = FieldContext(
            currency: app.engine.environment.currency, zone: app.engine.environment.zone, today: CalendarDate(days: 20_000), region: "CN",
            phones: app.engine.environment.phones, rate: { _, _ in nil })
        var random = SeededRandom(seed: 5)
        #expect(app.engine.actions.actions.count > 10)
        for action in app.engine.actions.actions {
            for _ in 0..<5 {
                let members = action.input.map { field -> JSON.Member in
                    let sample = field.type.sample(&random)
                    // References have no sample of their own: any id reads.
                    return JSON.Member(field.name, sample.isNull ? .string("01900000-0000-7000-8000-000000000001") : sample)
                }
                let decoded = try ActionInput.decode(.object(members), as: action.input, in: context)
                for field in action.input where field.isRequired { #expect(!decoded[field.name].isNull, "\(action.name) \(field.name)") }
            }
            let unknown = try await refused { _ = try ActionInput.decode(.members(["noSuchName": 1]), as: action.input, in: context) }
            #expect(unknown.kind == .invalid)
            #expect(!action.labels.zh.isEmpty && !action.labels.en.isEmpty && action.name.split(separator: ".").count == 2)
        }
    }

    @Test func `an action that is not there offers the nearest name`() async throws {
        let app = try await TestApp.make()
        let problem = try await refused { try await app.run("record.merg", "{}") }
        #expect(problem.kind == .notFound && problem.message.en.contains("record.merge"))
    }

    @Test func `a missing and a wrong input are both named`() async throws {
        let app = try await TestApp.make()
        let problem = try await refused { try await app.run("record.asOf", #"{"object": "user", "at": "yesterday"}"#) }
        #expect(Set(problem.errors.map(\.field)) == ["ids", "at"])
    }

    @Test func `a transfer hands over the record with its department, and logs from whom to whom`() async throws {
        let app = try await TestApp.ledger()
        let id = try await app.create("shelf", #"{"name": "甲"}"#, as: .ben)
        let log = try await app.logEnd()
        try await app.run("record.transfer", #"{"object": "shelf", "id": "\#(id)", "owner": "\#(TestApp.Person.cai.id)"}"#, as: .ben)
        #expect(try await app.logged(after: log) == ["shelf updated", "record.transferred"])
        #expect(try await app.json("shelf", id)["owner"]?.string == TestApp.Person.cai.id.description)
        let again = try await refused {
            try await app.run("record.transfer", #"{"object": "shelf", "id": "\#(id)", "owner": "\#(TestApp.Person.ben.id)"}"#, as: .ben)
        }
        #expect(again.kind == .notFound)
    }
}
