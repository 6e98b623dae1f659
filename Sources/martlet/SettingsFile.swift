import Configuration
import Foundation
import MartletKernel
import MartletMetadata

/// The settings file: one JSON object, names as on the command line. Read by our own parser, because a name that does not exist
/// or a number where a text belongs is a mistake to be told, not a default to be taken.
struct SettingsFile {
    let path: String
    let values: [String: String]

    /// - Parameter path: must exist; `nil` takes `martlet.json` of the working folder where there is one.
    /// - Throws: `Problem` `settings_unreadable` or `setting_invalid`.
    static func read(_ path: String?) throws -> SettingsFile? {
        let place = path ?? "martlet.json"
        guard let content = FileManager.default.contents(atPath: place) else {
            guard let path else { return nil }
            throw Problem(
                .invalid, "settings_unreadable", zh: "无法读取设置文件 \(path)，请检查路径和权限。",
                en: "The settings file \(path) cannot be read; check the path and its rights.")
        }
        let json: JSON
        do {
            json = try JSONParser.parse(content)
        } catch {
            throw Problem(
                .invalid, "settings_unreadable", zh: "设置文件 \(place) 有误：\(error.message.zh)",
                en: "The settings file \(place) is damaged. \(error.message.en)")
        }
        guard let members = json.object else {
            throw Problem(
                .invalid, "settings_unreadable", zh: "设置文件 \(place) 应为一个 JSON 对象。",
                en: "The settings file \(place) must be one JSON object.")
        }
        var values: [String: String] = [:]
        for member in members {
            guard Settings.names.contains(member.name) else {
                let near = nearest(member.name, among: Settings.names)
                throw Settings.fault(
                    member.name, zh: "\(place) 中的这个设置不存在" + (near.map { "，是否指 \($0)？" } ?? "。"),
                    en: "there is none of that name (in \(place))" + (near.map { "; did you mean \($0)?" } ?? "."))
            }
            values[member.name] = try text(member.value, of: member.name)
        }
        return SettingsFile(path: place, values: values)
    }

    private static func text(_ value: JSON, of name: String) throws -> String {
        if let text = value.string { return text }
        if name == "trusted-proxies", let list = value.array, list.allSatisfy({ $0.string != nil }) {
            return list.compactMap(\.string).joined(separator: ",")
        }
        throw Settings.fault(name, zh: "应为文本。", en: "it must be a text.")
    }

    static func values(_ texts: [String: String]) -> [AbsoluteConfigKey: ConfigValue] {
        Dictionary(
            texts.map { (AbsoluteConfigKey([$0.key]), ConfigValue(.string($0.value), isSecret: $0.key == "database")) },
            uniquingKeysWith: { first, _ in first })
    }

    static func nearest(_ name: String, among names: [String]) -> String? { NearestName.of(name, among: names) }
}
