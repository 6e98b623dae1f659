import MartletKernel
import MartletMetadata
import MartletRecords
import MartletTestSupport
import Testing

@Suite struct IdempotencyTests {
    private func create(_ app: TestApp, key: String, request: String = "r", as person: TestApp.Person = .ada) async throws -> Written<
        Answer
    > {
        let actor = app.actor(person)
        return try await app.engine.write(
            as: actor, name: "record.create", key: IdempotencyKey(actor: actor, key: key, request: request), dryRun: false
        ) { tx in
            let record = try tx.create("shelf", RecordInput(["name": .text("甲")]))
            return Answer(status: 201, body: Array(record.id.description.utf8), location: "/\(record.id)", operation: tx.operation.id)
        }
    }

    @Test(arguments: TestDatabases.available) func `a retried write answers the first result and writes once`(on kind: TestDatabases)
        async throws
    {
        let app = try await TestApp.ledger(on: kind)
        let first = try await create(app, key: "k").result
        let second = try await create(app, key: "k").result
        #expect(second.isReplay && !first.isReplay)
        #expect(
            second.status == 201 && second.body == first.body && second.location == first.location && second.operation == first.operation)
        #expect(try await app.names(RecordQuery(object: "shelf")).count == 1)
        await app.close()
    }

    @Test func `another request under the same key is refused`() async throws {
        let app = try await TestApp.ledger()
        _ = try await create(app, key: "k")
        let problem = try await refused { _ = try await create(app, key: "k", request: "other") }
        #expect(problem.kind == .unprocessable && problem.code == "key_reused")
    }

    @Test func `keys of different people do not meet`() async throws {
        let app = try await TestApp.ledger()
        _ = try await create(app, key: "k", as: .ada)
        #expect(try await !create(app, key: "k", as: .ben).result.isReplay)
    }

    @Test func `a key is free again after a day and not before`() async throws {
        let app = try await TestApp.ledger()
        _ = try await create(app, key: "k")
        app.clock.advance(milliseconds: IdempotencyKey.lifetime - 1)
        #expect(try await create(app, key: "k").result.isReplay)
        app.clock.advance(milliseconds: 1)
        #expect(try await !create(app, key: "k", request: "other").result.isReplay)
    }

    @Test func `a write that failed is done anew on the next try`() async throws {
        let app = try await TestApp.ledger()
        let actor = app.actor(.ada)
        let key = IdempotencyKey(actor: actor, key: "k", request: "r")
        _ = try await refused {
            _ = try await app.engine.write(as: actor, name: "x", key: key, dryRun: false) { tx in
                try tx.create("shelf", RecordInput(["name": .text("甲")]))
                throw Problem.notFound("x", "y")
            }
        }
        #expect(try await !create(app, key: "k").result.isReplay)
        #expect(try await app.names(RecordQuery(object: "shelf")).count == 1)
    }

    @Test(arguments: TestDatabases.available) func `the same request many times at once is done once`(on kind: TestDatabases) async throws {
        let app = try await TestApp.ledger(on: kind)
        let outcomes = await withTaskGroup(of: String.self) { group in
            for _ in 0..<12 {
                group.addTask {
                    do { return try await create(app, key: "k").result.isReplay ? "replay" : "done" } catch {
                        return (error as? Problem)?.code ?? "\(error)"
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.filter { $0 == "done" }.count == 1)
        #expect(Set(outcomes).isSubset(of: ["done", "replay", "still_running"]))
        #expect(try await app.names(RecordQuery(object: "shelf")).count == 1)
        await app.close()
    }

    @Test func `while the first request runs the second is told to wait`() async throws {
        let app = try await TestApp.ledger()
        let actor = app.actor(.ada)
        let key = IdempotencyKey(actor: actor, key: "k", request: "r")
        let (started, signal) = AsyncStream.makeStream(of: Void.self)
        let (release, go) = AsyncStream.makeStream(of: Void.self)
        // The write waits inside the engine's queue behind one that holds the writer until it is told to go on.
        let blocker = Task {
            try await app.engine.write(as: actor, name: "x") { _ in
                signal.yield()
                let gate = Gate()
                Task {
                    for await _ in release { break }
                    gate.open()
                }
                gate.wait()
            }
        }
        for await _ in started { break }
        let first = Task { try await create(app, key: "k") }
        try await Task.sleep(for: .milliseconds(50))
        let problem = try await refused {
            _ = try await app.engine.write(as: actor, name: "x", key: key, dryRun: false) { _ in Answer(status: 200, body: []) }
        }
        #expect(problem.code == "still_running" && problem.kind == .conflict)
        go.yield()
        _ = try await blocker.value
        #expect(try await !first.value.result.isReplay)
    }
}
