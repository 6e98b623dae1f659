import HTTPTypes
import Hummingbird
import MartletAccess
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletWorkspace

/// `/`: the first run, the sign-in, or the start page, whichever the visitor needs. Plain forms; the cookie is `SameSite` and
/// the forms' posts pass the check of origins, so that no other site can send them.
struct StartPages: Sendable {
    let engine: Engine
    let sessions: SessionStore
    let signIn: SignIn

    var routes: [Route] {
        [
            Route(.get, "/", answer: start).open,
            Route(.post, "/first-run", answer: begin).open.reading(upTo: 16_384),
            Route(.post, "/sign-in", answer: enter).open.reading(upTo: 16_384),
            Route(.post, "/sign-out", answer: leave).open.reading(upTo: 1024),
            Route(.get, Stylesheet.path) { _, _ in
                var response = Response.bytes(Array(Stylesheet.text.utf8), type: "text/css; charset=utf-8")
                response.headers[.cacheControl] = "public, max-age=31536000, immutable"
                return response
            }.open,
        ]
    }

    private func start(_ request: Request, _ context: EdgeContext) async throws -> Response {
        let query = try QueryString(request, allowing: ["language"])
        let language = query["language"].flatMap(Language.init(rawValue:)) ?? context.notes.language
        let context = await Authentication(engine: engine, sessions: sessions).admitIfPossible(context, of: request)
        if let actor = context.actor { return try await welcome(actor.speaking(language), request, context) }
        let isNew = try await FirstRun(engine).isNeeded()
        return try Page(isNew ? "firstRun" : "signIn", language: language).response
    }

    private func welcome(_ actor: MartletKernel.Actor, _ request: Request, _ context: EdgeContext) async throws -> Response {
        var page = Page("start", language: actor.language)
        page.values["origin"] = signIn.origins.origin(of: request, context).description
        let (name, email, objects) = try await engine.read(as: actor) { tx in
            let objects = tx.schema.objects.filter { object in
                if case .administrative = object.definition.access { return tx.caller.isAdministrator }
                return true
            }
            return (
                tx.caller.me["name"]?.text ?? "", tx.caller.me["email"]?.text ?? "",
                objects.map { ["name": $0.name, "label": $0.definition.pluralLabels(in: actor.language)] }
            )
        }
        page.values["name"] = name
        page.values["email"] = email
        page.values["objects"] = objects
        return try page.response
    }

    private func begin(_ request: Request, _ context: EdgeContext) async throws -> Response {
        let form = try await FormBody.read(request)
        let language = Language(rawValue: form["language"]) ?? context.notes.language
        do {
            let user = try await FirstRun(engine).create(
                email: form["email"], name: form["name"], password: form["password"], language: language)
            let address = signIn.origins.client(of: request, context)
            let client = request.headers[.userAgent] ?? ""
            let signedIn = try await sessions.start(for: user, kind: .cookie, client: client, address: address, language: language)
            return entered(signIn.cookie(for: signedIn, request, context))
        } catch let problem as Problem {
            return try again("firstRun", form, problem, language)
        }
    }

    private func enter(_ request: Request, _ context: EdgeContext) async throws -> Response {
        let form = try await FormBody.read(request)
        let language = Language(rawValue: form["language"]) ?? context.notes.language
        do {
            let signedIn = try await signIn.run(
                email: form["email"], password: form["password"], kind: .cookie, client: request.headers[.userAgent] ?? "", request, context
            )
            return entered(signIn.cookie(for: signedIn, request, context))
        } catch let problem as Problem {
            return try again("signIn", form, problem, language)
        }
    }

    private func leave(_ request: Request, _ context: EdgeContext) async throws -> Response {
        if let token = Credential.cookie(in: request) { try await sessions.signOut(token: token) }
        return entered(signIn.endedCookie(request, context))
    }

    /// 303: the browser goes on with a GET, and reloading does not send the form again.
    private func entered(_ cookie: String) -> Response {
        Response(status: .seeOther, headers: [.location: "/", .setCookie: cookie])
    }

    /// The form once more, with what was typed, except the password, and what is wrong with it.
    private func again(_ name: String, _ form: FormBody, _ problem: Problem, _ language: Language) throws -> Response {
        var page = Page(name, language: language)
        page.status = HTTPResponse.Status(code: problem.status)
        page.values["name"] = form["name"]
        page.values["email"] = form["email"]
        let details = problem.errors.map { $0.message(in: language) }
        page.values["problem"] = details.isEmpty ? problem.message(in: language) : details.joined(separator: " ")
        var response = try page.response
        if problem.kind == .tooMany { response.headers[.retryAfter] = problem.details["retryAfter"]?.number }
        return response
    }
}

/// One page to be shown.
private struct Page {
    private static let templates = Result { try PageTemplates() }
    let name: String
    let language: Language
    var values: [String: Any] = [:]
    var status: HTTPResponse.Status = .ok

    init(_ name: String, language: Language) {
        self.name = name
        self.language = language
    }

    var response: Response {
        get throws {
            let other: Language = language == .chinese ? .english : .chinese
            let common: [String: Any] = [
                "language": language.rawValue, "otherLanguage": other.rawValue, "otherLanguageName": other == .english ? "English" : "中文",
                "stylesheet": Stylesheet.path, "text": PageTexts.all(in: language),
            ]
            let html = try Page.templates.get().render(name, common.merging(values) { $1 })
            var response = Response.bytes(Array(html.utf8), type: "text/html; charset=utf-8", status: status)
            response.headers[.contentLanguage] = language.rawValue
            response.headers[.vary] = "Accept-Language, Cookie"
            return response
        }
    }
}
