import Platform
import TestSupport

/// Plays a script, and ends as the script says.
enum AgentCommand: TestbedCommand {
    static let name = "agent"
    static let usage = "FILE | --script TEXT"

    private static let scriptBytesMax = 1 << 20

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        let text: String
        if let script = try arguments.value(of: "--script") {
            text = script
        } else {
            let bytes = try SystemDisk().readAll(arguments.next("a script"), bytesMax: scriptBytesMax)
            text = String(decoding: bytes, as: UTF8.self)
        }
        try arguments.end()
        return try AgentPlay(output).play(AgentScript(parsing: text)) ?? 0
    }
}
