import MartletKernel
import MartletMetadata
import MartletRecords
import MartletTestSupport

/// Does random things to the ledger's records, each as one operation, as people would: makes, changes, moves, deletes, restores.
struct RandomHistory {
    private var random: SeededRandom
    private(set) var shelves: [RecordID] = []
    private(set) var items: [RecordID] = []
    private(set) var labels: [RecordID] = []

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    mutating func chance(_ count: Int) -> Int { Int(random.next() % UInt64(max(1, count))) }

    private mutating func pick(_ ids: [RecordID]) -> RecordID? { ids.isEmpty ? nil : ids[chance(ids.count)] }

    /// One operation; `nil` where what was tried was rightly refused.
    mutating func step(_ app: TestApp) async throws -> RecordID? {
        app.clock.advance(milliseconds: 7)
        let work = plan()
        do {
            return try await app.operation(name: "random") { try work($0) }
        } catch is Problem {
            return nil
        }
    }

    private mutating func plan() -> @Sendable (Transaction) throws -> Void {
        switch chance(12) {
        case 0, 1: makeShelf()
        case 2, 3: makeItem()
        case 4: makeLabel()
        case 5, 6: changeShelf()
        case 7, 8: changeItem()
        case 9: delete()
        case 10: restore()
        default: several()
        }
    }

    private mutating func newID() -> RecordID {
        RecordID(high: 0x0190_0000_0000_7000 | (random.next() & 0xFFF), low: 0x8000_0000_0000_0000 | (random.next() >> 2))
    }

    private mutating func makeShelf() -> @Sendable (Transaction) throws -> Void {
        let id = newID()
        let parent = chance(2) == 0 ? pick(shelves) : nil
        let label = pick(labels)
        let score = Int64(chance(100))
        shelves.append(id)
        return { tx in
            try tx.create(
                "shelf",
                RecordInput([
                    "id": .id(id), "name": .text("货架\(score)"), "score": .integer(score), "parent": parent.map(Value.id) ?? .null,
                    "labels": label.map { .list([.id($0)]) } ?? .null, "secret": .text("s\(score % 5)"),
                ]))
        }
    }

    private mutating func makeItem() -> @Sendable (Transaction) throws -> Void {
        let id = newID()
        let shelf = pick(shelves)
        let units = Int64(chance(1_000_000))
        items.append(id)
        return { tx in
            try tx.create(
                "item",
                RecordInput([
                    "id": .id(id), "name": .text("货\(units)"), "shelf": shelf.map(Value.id) ?? .null,
                    "amount": .money(Money(baseUnits: units, currency: tx.environment.currency)), "quantity": .integer(units % 7),
                    "price": .decimal(FixedDecimal(units: units % 1000, scale: 2)),
                ]))
        }
    }

    private mutating func makeLabel() -> @Sendable (Transaction) throws -> Void {
        let id = newID()
        labels.append(id)
        return { tx in try tx.create("label", RecordInput(["id": .id(id), "name": .text("标记")])) }
    }

    private mutating func changeShelf() -> @Sendable (Transaction) throws -> Void {
        guard let id = pick(shelves) else { return makeShelf() }
        let score = Int64(chance(100))
        let parent = pick(shelves)
        let label = pick(labels)
        let what = chance(4)
        return { tx in
            let input: RecordInput =
                switch what {
                case 0: RecordInput(["score": .integer(score), "name": .text("新\(score)")])
                case 1: RecordInput(["parent": parent.map(Value.id) ?? .null])
                case 2: RecordInput(["labels": label.map { .list([.id($0)]) } ?? .null])
                default: RecordInput(["secret": score % 2 == 0 ? .null : .text("s\(score % 5)")])
                }
            try tx.update("shelf", id, input)
        }
    }

    private mutating func changeItem() -> @Sendable (Transaction) throws -> Void {
        guard let id = pick(items) else { return makeItem() }
        let shelf = pick(shelves)
        let units = Int64(chance(1_000_000))
        let what = chance(4)
        return { tx in
            let input: RecordInput =
                switch what {
                case 0: RecordInput(["shelf": shelf.map(Value.id) ?? .null])
                case 1: RecordInput(["amount": units % 5 == 0 ? .null : .money(Money(baseUnits: units, currency: tx.environment.currency))])
                case 2: RecordInput(["status": .text(units % 2 == 0 ? "done" : "open"), "happenedAt": .instant(tx.now)])
                default: RecordInput(["quantity": .integer(units % 9), "price": .decimal(FixedDecimal(units: units % 1000, scale: 2))])
                }
            try tx.update("item", id, input)
        }
    }

    private mutating func delete() -> @Sendable (Transaction) throws -> Void {
        let kind = chance(4)
        let (object, id) = kind == 0 ? ("shelf", pick(shelves)) : kind == 1 ? ("label", pick(labels)) : ("item", pick(items))
        guard let id else { return makeLabel() }
        return { tx in try tx.delete(object, id) }
    }

    private mutating func restore() -> @Sendable (Transaction) throws -> Void {
        let kind = chance(3)
        let (object, ids) = kind == 0 ? ("shelf", shelves) : kind == 1 ? ("label", labels) : ("item", items)
        return { tx in
            let schema = try tx.schema.require(object)
            for id in ids where try tx.load(schema, id, inTrash: true) != nil { return _ = try tx.restore(object, id) }
        }
    }

    private mutating func several() -> @Sendable (Transaction) throws -> Void {
        let parts = [makeShelf(), makeItem(), changeItem(), changeShelf()]
        return { tx in for part in parts { try part(tx) } }
    }
}
