import HTTPTypes
import Hummingbird
import MartletKernel
import MartletRecords

/// A problem with the status HTTP has for it, where that says more than the problem's kind (405, 415).
struct HTTPRefusal: Error {
    let problem: Problem
    let status: HTTPResponse.Status
    let headers: HTTPFields

    init(_ problem: Problem, status: HTTPResponse.Status? = nil, headers: HTTPFields = [:]) {
        self.problem = problem
        self.status = status ?? HTTPResponse.Status(code: problem.status)
        self.headers = headers
    }
}

/// The body and headers of a problem:
/// `{"type", "title", "status", "detail", "code", "requestId", "errors": [{"field", "code", "message"}], …}`.
struct ProblemAnswer {
    private let refusal: HTTPRefusal
    private let notes: RequestNotes

    init(_ refusal: HTTPRefusal, notes: RequestNotes) {
        self.refusal = refusal
        self.notes = notes
    }

    var response: Response {
        var response = Response.bytes(body.bytes, type: "application/problem+json", status: refusal.status)
        for field in refusal.headers { response.headers[field.name] = field.value }
        response.headers[.contentLanguage] = notes.language.rawValue
        if refusal.problem.kind == .unauthenticated {
            let isRefused = refusal.problem.code == "session_expired" || refusal.problem.code == "user_inactive"
            // RFC 6750 §3.1: a token that was shown and does not hold is named as such.
            response.headers[.wwwAuthenticate] = "Bearer realm=\"Martlet\"" + (isRefused ? ", error=\"invalid_token\"" : "")
        }
        if let seconds = retryAfter { response.headers[.retryAfter] = seconds }
        return response
    }

    private var retryAfter: String? {
        switch refusal.problem.kind {
        case .tooMany: refusal.problem.details["retryAfter"]?.number ?? "60"
        case .timeout, .unavailable: "5"
        default: nil
        }
    }

    private var body: JSON {
        let problem = refusal.problem
        let language = notes.language
        var members: [JSON.Member] = [
            .init("type", .string("urn:martlet:problem:" + problem.code)), .init("title", .string(title(in: language))),
            .init("status", .integer(Int64(refusal.status.code))), .init("detail", .string(problem.message(in: language))),
            .init("code", .string(problem.code)), .init("requestId", .string(notes.id)),
        ]
        if !problem.errors.isEmpty {
            let errors = problem.errors.map { error -> JSON in
                .members(["field": .string(error.field), "code": .string(error.code), "message": .string(error.message(in: language))])
            }
            members.append(.init("errors", .array(errors)))
        }
        for name in problem.details.keys.sorted() where !members.contains(where: { $0.name == name }) {
            members.append(.init(name, problem.details[name] ?? .null))
        }
        return .object(members)
    }

    private func title(in language: Language) -> String {
        let title: LocalisedText =
            switch refusal.problem.kind {
            case .invalid: LocalisedText(zh: "请求有误", en: "The request is not valid")
            case .unauthenticated: LocalisedText(zh: "未登录", en: "Not signed in")
            case .forbidden: LocalisedText(zh: "没有权限", en: "Not allowed")
            case .notFound: LocalisedText(zh: "未找到", en: "Not found")
            case .conflict: LocalisedText(zh: "有冲突", en: "Conflict")
            case .tooLarge: LocalisedText(zh: "内容过大", en: "Too large")
            case .unprocessable: LocalisedText(zh: "内容不符合要求", en: "The values are not acceptable")
            case .tooMany: LocalisedText(zh: "请求过于频繁", en: "Too many requests")
            case .timeout: LocalisedText(zh: "超时", en: "Out of time")
            case .unavailable: LocalisedText(zh: "暂时不可用", en: "Unavailable at the moment")
            case .storageFull: LocalisedText(zh: "存储空间已满", en: "Storage is full")
            case .internalError: LocalisedText(zh: "服务器内部错误", en: "Internal error")
            }
        return title(in: language)
    }
}
