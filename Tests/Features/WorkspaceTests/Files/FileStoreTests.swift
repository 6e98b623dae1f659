import Foundation
import MartletKernel
import MartletRecords
import MartletTestSupport
import MartletWorkspace
import Testing

@Suite struct FileStoreTests {
    private func chunks(_ texts: [String]) -> AsyncStream<[UInt8]> {
        AsyncStream { stream in
            for text in texts { stream.yield(Array(text.utf8)) }
            stream.finish()
        }
    }

    @Test func `what was attached is given back to whoever sees the record`() async throws {
        let app = try await TestApp.make()
        let folder = try TestFolder()
        defer { folder.remove() }
        let store = FileStore(engine: app.engine, folder: folder.path)
        let account = try await app.create("account", #"{"name": "Acme"}"#)
        let id = try await store.save(
            name: "../../etc/合同.txt", mediaType: "Text/Plain; charset=utf-8", on: "account", account, chunks: chunks(["你", "好"]),
            as: app.actor(.ada)
        ).result
        let stored = try await store.open(id, as: app.actor(.ada))
        #expect(stored.name == "合同.txt" && stored.mediaType == "text/plain" && stored.size == 6)
        #expect(try String(contentsOfFile: stored.path, encoding: .utf8) == "你好")
        let hidden = try await refused { _ = try await store.open(id, as: app.actor(.ben)) }
        #expect(hidden.kind == .notFound)
    }

    @Test func `the same bytes lie on disk once`() async throws {
        let app = try await TestApp.make()
        let folder = try TestFolder()
        defer { folder.remove() }
        let store = FileStore(engine: app.engine, folder: folder.path)
        let account = try await app.create("account", #"{"name": "Acme"}"#)
        var paths = Set<String>()
        for name in ["a.txt", "b.txt"] {
            let id = try await store.save(
                name: name, mediaType: "text/plain", on: "account", account, chunks: chunks(["same"]), as: app.actor(.ada)
            ).result
            paths.insert(try await store.open(id, as: app.actor(.ada)).path)
        }
        #expect(paths.count == 1)
    }

    @Test func `a file past the limit, or on a record one may not change, leaves nothing`() async throws {
        let app = try await TestApp.make()
        let folder = try TestFolder()
        defer { folder.remove() }
        let store = FileStore(engine: app.engine, folder: folder.path, maximumSize: 3)
        let account = try await app.create("account", #"{"name": "Acme"}"#)
        let large = try await refused {
            _ = try await store.save(name: "x", mediaType: "", on: "account", account, chunks: chunks(["12", "34"]), as: app.actor(.ada))
        }
        #expect(large.kind == .tooLarge)
        let foreign = try await refused {
            _ = try await store.save(name: "x", mediaType: "", on: "account", account, chunks: chunks(["1"]), as: app.actor(.ben))
        }
        #expect(foreign.kind == .notFound)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        #expect(try await app.list(RecordQuery(object: "file"))["count"]?["value"]?.int == 0)
    }
}
