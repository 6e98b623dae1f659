import MartletCustomers
import MartletKernel
import MartletMetadata
import Testing

@Suite struct TaskChecklistTests {
    private func computed(_ json: JSON) throws -> Value {
        var record = try Fixtures.record(of: "task", ["title": .text("t"), "checklist": .json(json)])
        try TaskChecklist().compute(&record, in: Fixtures.context)
        return record["checklist"]
    }

    @Test func `a list of items is kept as it is, an empty one is none`() throws {
        let items: JSON = [.members(["text": "寄样品", "done": false]), .members(["text": "Call", "done": true])]
        #expect(try computed(items) == .json(items))
        #expect(try computed([]) == .null)
    }

    @Test(
        arguments: [
            "text", .members(["text": "a", "done": true]), ["a"], [.members(["text": "a"])], [.members(["text": "", "done": true])],
            [.members(["text": "a", "done": "yes"])], [.members(["text": "a", "done": true, "more": 1])],
            .array(Array(repeating: .members(["text": "a", "done": true]), count: 101)),
        ] as [JSON])
    func `anything else is refused on its field`(json: JSON) {
        #expect(throws: Problem.self) { try computed(json) }
    }
}
