// Also tests: SettingUpkeep, CalendarUpkeep

import MartletKernel
import MartletRecords
import MartletStorage
import MartletTestSupport
import Testing

@Suite struct WorkspaceSettingsTests {
    @Test(arguments: [
        #"{"key": "zone", "value": "Mars/Olympus"}"#, #"{"key": "currency", "value": "yuan"}"#, #"{"key": "region", "value": "china"}"#,
        #"{"key": "rates", "value": {"USD": [{"day": "2026-01-01", "rate": "-7"}]}}"#,
    ]) func `a value that would not work is refused`(json: String) async throws {
        let app = try await TestApp.make()
        let problem = try await refused { try await app.create("setting", json) }
        #expect(problem.errors.map(\.code) == ["setting_invalid"])
    }

    @Test func `a new zone moves the day`() async throws {
        let app = try await TestApp.make()
        app.clock.advance(milliseconds: 15 * 3_600_000)
        let id = try await app.create("account", #"{"name": "Acme"}"#)
        let query = RecordQuery(object: "account", filter: "date(createdAt) = 2026-03-06")
        #expect(try await app.list(query)["count"]?["value"]?.int == 1)
        try await app.create("setting", #"{"key": "zone", "value": "America/New_York"}"#)
        #expect(app.engine.environment.zone.name == "America/New_York")
        #expect(try await app.list(query)["count"]?["value"]?.int == 0)
        #expect(try await app.json("account", id)["name"]?.string == "Acme")
    }

    @Test func `a rate values foreign money from its day on, and what was written keeps its rate`() async throws {
        let app = try await TestApp.make()
        let setting = try await app.create("setting", #"{"key": "rates", "value": {"USD": [{"day": "2026-01-01", "rate": "7.10"}]}}"#)
        let id = try await app.create("account", #"{"name": "Acme", "annualRevenue": {"amount": "100", "currency": "USD"}}"#)
        try await app.update("setting", setting, #"{"value": {"USD": [{"day": "2026-01-01", "rate": "8"}]}}"#)
        #expect(try await app.json("account", id)["annualRevenue"]?["baseAmount"]?.number == "710.0000")
        let other = try await app.create("account", #"{"name": "Other", "annualRevenue": {"amount": "100", "currency": "USD"}}"#)
        #expect(try await app.json("account", other)["annualRevenue"]?["baseAmount"]?.number == "800.0000")
    }

    @Test func `the base currency stays once amounts were valued in it`() async throws {
        let app = try await TestApp.make()
        try await app.create("account", #"{"name": "Acme", "annualRevenue": 5}"#)
        let problem = try await refused { try await app.create("setting", #"{"key": "currency", "value": "USD"}"#) }
        #expect(problem.code == "base_currency_in_use")
    }

    @Test func `a day off is a day off in filters at once`() async throws {
        let app = try await TestApp.make()
        let calendar = try await app.list(RecordQuery(object: "workingCalendar"))["records"]?.array?.first?["id"]?.string
        let id = try #require(calendar)
        let count = RecordQuery(object: "user", filter: "isWorkday(today)")
        #expect(try await app.list(count)["count"]?["value"]?.int == 4)
        try await app.create("calendarDay", #"{"calendar": "\#(id)", "day": "2026-03-05", "isWorking": false}"#)
        #expect(try await app.list(count)["count"]?["value"]?.int == 0)
    }
}
