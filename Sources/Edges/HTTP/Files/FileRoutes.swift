import HTTPTypes
import Hummingbird
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletWorkspace
import NIOCore

/// `POST /files?name=&object=&record=` takes a file as the body itself; `GET /files/{id}` gives it back.
struct FileRoutes: Sendable {
    let engine: Engine
    let files: FileStore
    let limit: Int

    var routes: [Route] {
        [
            Route(.post, "/api/v1/files", answer: save).reading(upTo: limit).untimed,
            Route(.get, "/api/v1/files/{id}", answer: open).untimed,
        ]
    }

    private func save(_ request: Request, _ context: EdgeContext) async throws -> Response {
        let query = try QueryString(request, allowing: ["name", "object", "record"])
        let actor = try context.signedIn()
        guard let name = query["name"], !name.isEmpty, let object = query["object"], let text = query["record"] else {
            throw QueryString.wrong(
                "name", "required", zh: "请给出 name、object 和 record。", en: "Give name, object and record, the one the file is attached to.")
        }
        guard let record = RecordID(text) else { throw Problem.notFound(String(object.prefix(100)), String(text.prefix(40))) }
        let written = try await files.save(
            name: name, mediaType: request.headers[.contentType] ?? "application/octet-stream", on: object, record,
            chunks: BodyChunks(base: request.body), as: actor)
        let id = written.result
        let bytes = try await engine.read(as: actor) { try $0.json(of: id, object: "file") }
        var response = Response.json(bytes, status: .created)
        response.headers[.location] = "/api/v1/files/\(id)"
        response.headers[.operationID] = written.operation?.description
        return response
    }

    /// Always as an attachment and in a sandbox: a page or a drawing with scripts in it must not run as one of ours.
    private func open(_ request: Request, _ context: EdgeContext) async throws -> Response {
        _ = try QueryString(request, allowing: [])
        guard let id = RecordID(context.parameter("id")) else { throw Problem.notFound("file", String(context.parameter("id").prefix(40))) }
        let stored = try await files.open(id, as: context.signedIn())
        let tag = "\"\(stored.digest)\""
        var headers: HTTPFields = [.eTag: tag, .cacheControl: "private, no-cache", .contentSecurityPolicy: "default-src 'none'; sandbox"]
        if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = stored.mediaType
        headers[.contentDisposition] = FileRoutes.disposition(stored.name)
        return Response(status: .ok, headers: headers, body: try await content(of: stored, context))
    }

    private func content(of stored: FileStore.Stored, _ context: EdgeContext) async throws -> ResponseBody {
        do {
            return try await FileIO().loadFile(path: stored.path, context: context)
        } catch is HTTPError {
            throw Problem(
                .notFound, "file_lost", zh: "服务器上找不到该文件的内容，请从备份恢复文件目录。",
                en: "The content of this file is missing on the server; restore the folder of files from a backup.")
        }
    }

    /// RFC 6266 with the name in UTF-8 (RFC 8187), and one in ASCII for what does not read that.
    static func disposition(_ name: String) -> String {
        let plain = String(
            String.UnicodeScalarView(name.unicodeScalars.map { $0.isASCII && $0 != "\"" && $0 != "\\" && $0 >= " " ? $0 : "_" }))
        let encoded = name.utf8.map { byte -> String in
            let isPlain = (byte >= 48 && byte <= 57) || (byte | 0x20 >= 97 && byte | 0x20 <= 122) || [45, 46, 95].contains(byte)
            if isPlain { return String(UnicodeScalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }
        return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded.joined())"
    }
}

/// The body as the file store takes it.
private struct BodyChunks: AsyncSequence, Sendable {
    typealias Element = [UInt8]
    let base: RequestBody

    struct AsyncIterator: AsyncIteratorProtocol {
        var base: RequestBody.AsyncIterator
        mutating func next() async throws -> [UInt8]? { try await base.next().map { Array($0.readableBytesView) } }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(base: base.makeAsyncIterator()) }
}
