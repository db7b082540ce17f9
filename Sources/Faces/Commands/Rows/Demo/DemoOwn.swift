import Domain
import JSON
import Journal
import Platform
import Synchronization

/// Calls the commands of `roost` on the home of the demo as a person would, and reads what they show.
struct DemoOwn {
    struct Answer {
        let code: ExitCode
        let output: String
        let errors: String
    }

    let scene: DemoHome
    let table: CommandTable

    func roost(_ words: [String]) -> Answer {
        let output = Sheet()
        let errors = Sheet()
        let console = Console(output: .plain, errors: .plain, outputSink: output, errorSink: errors)
        let code = Door.run(
            arguments: ["roost"] + words + ["--home", scene.home.root],
            environment: scene.environment,
            console: console,
            table: table
        )
        return Answer(code: code, output: output.text, errors: errors.text)
    }

    /// The rows that a command shows for programs; none where it fails.
    func rows(_ words: [String]) -> [JSONValue] {
        let answer = roost(words + ["-o", "json"])
        let read = Deliberate.ignore(because: "what cannot be read is not shown") { () throws(JSONError) in
            try JSONReader.read(Array(answer.output.utf8))
        }
        return read?.arrayValue ?? []
    }

    private final class Sheet: ByteSink {
        private let bytes = Mutex<[UInt8]>([])

        var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }

        func write(_ buffer: UnsafeRawBufferPointer) throws(PlatformError) { bytes.withLock { $0 += Array(buffer) } }
        func wait(with patience: OutputPatience?) {}
    }
}
