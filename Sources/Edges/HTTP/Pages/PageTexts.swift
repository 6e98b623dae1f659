import MartletKernel

/// Every text of the pages, in both languages.
enum PageTexts {
    static func all(in language: Language) -> [String: Any] { texts.mapValues { $0(in: language) } }

    private static let texts: [String: LocalisedText] = [
        "firstRunTitle": LocalisedText(zh: "欢迎使用雨燕", en: "Welcome to Martlet"),
        "firstRunIntroduction": LocalisedText(
            zh: "这里还没有任何用户。请创建第一位管理员。", en: "Nobody uses this workspace yet. Make the first administrator."),
        "firstRunButton": LocalisedText(zh: "创建管理员并进入", en: "Create and enter"),
        "name": LocalisedText(zh: "姓名", en: "Name"),
        "email": LocalisedText(zh: "邮箱", en: "E-mail"),
        "password": LocalisedText(zh: "密码", en: "Password"),
        "passwordRule": LocalisedText(zh: "越长越好，建议用几个词组成的句子。", en: "The longer the better; a few words make a good one."),
        "signIn": LocalisedText(zh: "登录", en: "Sign in"),
        "signOut": LocalisedText(zh: "退出登录", en: "Sign out"),
        "startTitle": LocalisedText(zh: "开始", en: "Start"),
        "greeting": LocalisedText(zh: "您好，", en: "Hello, "),
        "startIntroduction": LocalisedText(
            zh: "服务器已就绪。客户台账目前通过命令行和接口使用。", en: "The server is ready. For now the ledger is used from the command line and through the API."
        ),
        "documentation": LocalisedText(zh: "接口文档", en: "API documentation"),
        "objects": LocalisedText(zh: "对象定义", en: "Definitions of objects"),
        "recordsTitle": LocalisedText(zh: "记录", en: "Records"),
        "scriptTitle": LocalisedText(zh: "用脚本访问", en: "From a script"),
        "scriptIntroduction": LocalisedText(
            zh: "取得令牌后，请求中携带 Authorization: Bearer <令牌>。长期使用请创建接口密钥（apiKey.create）。",
            en: "With the token, send Authorization: Bearer <token>. For lasting use make a key (apiKey.create)."),
    ]
}
