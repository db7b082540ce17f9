import Indexer
import Journal
import Platform

/// Erases from a home the secret that stands in a file: for whoever kills it meanwhile.
enum EraseCommand: TestbedCommand {
    static let name = "erase"
    static let usage = "HOME FILE"

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        let home = HomePaths(root: try arguments.next("a home"))
        let secret = try SystemDisk().readAll(try arguments.next("a file with a secret"), bytesMax: 1 << 20)
        try arguments.end()
        let key = try SystemDisk().readAll(home.redactionKey, bytesMax: 1 << 10)
        let paths = RecordPaths(home: home)
        let erasing = try Erasing(paths, in: .current(), on: SystemDisk(), clock: SystemClock())
        let findings = try erasing.places(of: secret)
        return try erasing.erase(findings, .secret(secret, key: key)).isEmpty ? 0 : 1
    }
}
