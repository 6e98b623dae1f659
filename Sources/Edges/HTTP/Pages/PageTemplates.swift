import Mustache

/// The pages as Mustache templates (<https://mustache.github.io/mustache.5.html>): values are escaped, there is no script.
struct PageTemplates: Sendable {
    private let library: MustacheLibrary

    init() throws {
        var library = MustacheLibrary()
        try library.register(PageTemplates.frame, named: "frame")
        try library.register(PageTemplates.firstRun, named: "firstRun")
        try library.register(PageTemplates.signIn, named: "signIn")
        try library.register(PageTemplates.start, named: "start")
        self.library = library
    }

    func render(_ name: String, _ values: [String: Any]) -> String { library.render(values, withTemplate: name) ?? "" }

    private static let frame = """
        <!doctype html>
        <html lang="{{language}}">
        <head>
        <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{$title}}Martlet{{/title}} · 雨燕 Martlet</title><link rel="stylesheet" href="{{stylesheet}}">
        </head>
        <body>
        <header><span class="name">雨燕 Martlet</span><a href="/?language={{otherLanguage}}" lang="{{otherLanguage}}">{{otherLanguageName}}</a></header>
        {{$content}}{{/content}}
        </body>
        </html>
        """

    private static let firstRun = """
        {{<frame}}{{$title}}{{text.firstRunTitle}}{{/title}}{{$content}}
        <main><form class="card" method="post" action="/first-run">
        <h1>{{text.firstRunTitle}}</h1><p class="quiet">{{text.firstRunIntroduction}}</p>
        {{#problem}}<p class="alarm" role="alert">{{problem}}</p>{{/problem}}
        <input type="hidden" name="language" value="{{language}}">
        <label for="name">{{text.name}}</label><input id="name" name="name" value="{{name}}" autocomplete="name" required maxlength="100" autofocus>
        <label for="email">{{text.email}}</label>
        <input id="email" name="email" type="email" value="{{email}}" autocomplete="username" required maxlength="254">
        <label for="password">{{text.password}}</label>
        <input id="password" name="password" type="password" autocomplete="new-password" required aria-describedby="rule">
        <p class="hint" id="rule">{{text.passwordRule}}</p>
        <button type="submit">{{text.firstRunButton}}</button>
        </form></main>
        {{/content}}{{/frame}}
        """

    private static let signIn = """
        {{<frame}}{{$title}}{{text.signIn}}{{/title}}{{$content}}
        <main><form class="card" method="post" action="/sign-in">
        <h1>{{text.signIn}}</h1>
        {{#problem}}<p class="alarm" role="alert">{{problem}}</p>{{/problem}}
        <input type="hidden" name="language" value="{{language}}">
        <label for="email">{{text.email}}</label>
        <input id="email" name="email" type="email" value="{{email}}" autocomplete="username" required autofocus>
        <label for="password">{{text.password}}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required>
        <button type="submit">{{text.signIn}}</button>
        </form></main>
        {{/content}}{{/frame}}
        """

    private static let start = """
        {{<frame}}{{$title}}{{text.startTitle}}{{/title}}{{$content}}
        <main class="wide"><div class="card">
        <h1>{{text.greeting}}{{name}}</h1><p class="quiet">{{text.startIntroduction}}</p>
        <p><a href="/docs">{{text.documentation}}</a> · <a href="/openapi.json">OpenAPI 3.1</a> · <a href="/api/v1/objects">{{text.objects}}</a></p>
        <h2>{{text.recordsTitle}}</h2>
        <table>{{#objects}}<tr><td>{{label}}</td><td><a href="/api/v1/records/{{name}}"><code>/api/v1/records/{{name}}</code></a></td></tr>
        {{/objects}}</table>
        <h2>{{text.scriptTitle}}</h2><p class="quiet">{{text.scriptIntroduction}}</p>
        <pre><code>curl -X POST {{origin}}/api/v1/sessions -H 'Content-Type: application/json' \\
          -d '{"email": "{{email}}", "password": "…", "kind": "token"}'</code></pre>
        <form method="post" action="/sign-out"><p><button class="plain" type="submit">{{text.signOut}}</button></p></form>
        </div></main>
        {{/content}}{{/frame}}
        """
}
