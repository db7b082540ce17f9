import Agents
import Decoding
import Domain
import JSON
import Platform
import TestSupport
import Testing

/// The demo agent in a folder of its own.
final class DemoScene: Sendable {
    private let home: TemporaryHome

    init(for test: String = #function) throws {
        home = try TemporaryHome(for: test)
        try SystemDisk().makeFolders(home.path("work"))
    }

    var folder: String { home.path("work") }
    func path(_ name: String) -> String { home.path(name) }
    func text(_ name: String) throws -> String {
        String(decoding: try SystemDisk().readAll("\(folder)/\(name)", bytesMax: 1 << 20), as: UTF8.self)
    }

    func play(_ prompt: String, _ options: [String] = [], _ variables: [String: String] = [:]) throws -> CommandResult {
        try CommandTester("roost-demo-agent").arguments(["--prompt", prompt, "--pace", "0s"] + options)
            .environment(variables).folder(folder).run()
    }

    /// All that the decoder understands of it; a line that it does not know is an error.
    static func facts(_ output: [UInt8]) throws -> [Fact] {
        var decoder = ClaudeStreamDecoder()
        var facts: [Fact] = []
        var offset: Int64 = 0
        for line in output.split(separator: UInt8(ascii: "\n")).map(Array.init) {
            try line.withUnsafeBytes { bytes in try decoder.line(bytes, at: offset) { fact, _ in facts.append(fact) } }
            offset += Int64(line.count) + 1
        }
        for case .unknown(let type) in facts { Issue.record("the decoder does not know \(type)") }
        return facts
    }

    static func texts(_ result: CommandResult) throws -> [String] {
        try facts(result.stdoutBytes).compactMap { fact in
            guard case .block(let block) = fact, case .text(let text) = block.content else { return nil }
            return text
        }
    }
}
