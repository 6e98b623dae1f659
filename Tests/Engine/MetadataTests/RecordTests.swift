import MartletKernel
import MartletMetadata
import Testing

@Suite struct RecordTests {
    @Test func `a record is read and written by field names, system fields first`() throws {
        let object = try Schema(Fixtures.definitions).require("account")
        var record = Record(object, id: Fixtures.id(1))
        #expect(record.values.count == object.fields.count)
        #expect(record.id == Fixtures.id(1) && record.version == 0 && !record.isDeleted)
        #expect(record["nothing"] == .null)
        record["name"] = .text("云帆科技")
        record["owner"] = .id(Fixtures.id(2))
        record["deletedAt"] = .instant(Instant(milliseconds: 5))
        #expect(record.title == "云帆科技")
        #expect(record.owner == Fixtures.id(2))
        #expect(record.isDeleted)
        #expect(SystemField.allCases.map(\.name) == SystemField.definitions.map(\.name))
    }
}
