import Foundation
import MartletStorage
import MartletTestSupport
import Testing

@Suite struct PartialFileTests {
    @Test func `the target changes only when the file is finished`() throws {
        let folder = try TestFolder()
        defer { folder.remove() }
        let target = folder.path + "/copy"
        try Data("old".utf8).write(to: URL(fileURLWithPath: target))
        let file = try PartialFile(for: target)
        try Data("new".utf8).write(to: URL(fileURLWithPath: file.path))
        #expect(try String(contentsOfFile: target, encoding: .utf8) == "old")
        try file.finish()
        #expect(try String(contentsOfFile: target, encoding: .utf8) == "new")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["copy"])
    }

    @Test func `a discarded file leaves nothing, and one left over by a crash is replaced`() throws {
        let folder = try TestFolder()
        defer { folder.remove() }
        let target = folder.path + "/copy"
        try Data("half".utf8).write(to: URL(fileURLWithPath: target + ".partial"))
        let file = try PartialFile(for: target)
        #expect(try Data(contentsOf: URL(fileURLWithPath: file.path)).isEmpty)
        file.discard()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test func `a folder that is missing is named`() {
        #expect {
            try PartialFile(for: "/no/such/folder/copy")
        } throws: { error in
            if case .connection(let detail) = error as? StorageError { detail.contains("/no/such/folder") } else { false }
        }
    }
}
