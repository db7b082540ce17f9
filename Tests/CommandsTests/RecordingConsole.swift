import Commands
import Platform
import Synchronization

/// A console that remembers what was written to it, and can be made to fail.
final class RecordingConsole: Sendable {
    let console: Console
    private let outputSink: Sink
    private let errorSink: Sink

    init(
        output: ChannelTraits = .plain,
        errors: ChannelTraits = .plain,
        outputError: Errno? = nil,
        errorError: Errno? = nil
    ) {
        outputSink = Sink(error: outputError)
        errorSink = Sink(error: errorError)
        console = Console(output: output, errors: errors, outputSink: outputSink, errorSink: errorSink)
    }

    var output: String { outputSink.text }
    var errors: String { errorSink.text }
    var outputWrites: Int { outputSink.writes.withLock { $0.count } }

    private final class Sink: ByteSink {
        let writes = Mutex<[[UInt8]]>([])
        private let error: Errno?

        init(error: Errno?) { self.error = error }

        var text: String { writes.withLock { String(decoding: $0.joined(), as: UTF8.self) } }

        func wait(with patience: OutputPatience?) {}

        func write(_ bytes: UnsafeRawBufferPointer) throws(PlatformError) {
            if let error { throw .system(operation: "write", subject: "the test's channel", errno: error) }
            writes.withLock { $0.append(Array(bytes)) }
        }
    }
}
