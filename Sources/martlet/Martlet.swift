import Foundation
import MartletCLI

@main
struct Martlet {
    static func main() async {
        exit(await MartletCommandLine.run(Array(CommandLine.arguments.dropFirst()), in: Assembly.commands()))
    }
}
