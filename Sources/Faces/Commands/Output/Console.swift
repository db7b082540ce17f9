package import Platform
import Synchronization

/// The two channels of a command: data goes to standard output, all that is said besides goes to standard error.
///
/// Data is gathered and written at once at the end, or when much of it has gathered; a command that follows something
/// flushes when it has shown what there is. What is said flushes the data first, so that a terminal shows both in
/// order.
package final class Console: Sendable {
    private static let gatheredBytesMax = 256 * 1024

    package let output: ChannelTraits
    package let errors: ChannelTraits
    private let outputSink: any ByteSink
    private let errorSink: any ByteSink
    private let gathered = Mutex<[UInt8]>([])
    private let wanted = Mutex(TableView())

    package init(
        output: ChannelTraits,
        errors: ChannelTraits,
        outputSink: any ByteSink,
        errorSink: any ByteSink
    ) {
        self.output = output
        self.errors = errors
        self.outputSink = outputSink
        self.errorSink = errorSink
    }

    /// The same channels with their colour decided.
    package func colored(_ choice: ColorChoice, _ environment: Environment) -> Console {
        Console(
            output: output.colored(choice, environment),
            errors: errors.colored(choice, environment),
            outputSink: outputSink,
            errorSink: errorSink
        )
    }

    /// The same channels through a pager, which shows what is longer than the screen; nil where none is wanted.
    package func paged(_ environment: Environment) -> (console: Console, pages: PagedOutput)? {
        guard output.isTerminal, output.rows > 0, let command = PagerChoice.command(environment) else { return nil }
        let pages = PagedOutput(
            by: command,
            on: output,
            environment,
            outputSink: outputSink,
            errorSink: errorSink
        )
        let console = Console(
            output: output,
            errors: errors,
            outputSink: PagedOutput.Output(paged: pages),
            errorSink: errors.isTerminal ? PagedOutput.Errors(paged: pages) : errorSink
        )
        return (console, pages)
    }

    /// How both channels wait for room from now on; with nil, as any program waits.
    package func wait(with patience: OutputPatience?) {
        outputSink.wait(with: patience)
        errorSink.wait(with: patience)
    }

    /// What of tables is shown.
    package var view: TableView { wanted.withLock { $0 } }

    package func show(tables view: TableView) { wanted.withLock { $0 = view } }

    package func write(_ bytes: some Sequence<UInt8>) throws(CommandError) {
        let count = gathered.withLock { gathered in
            gathered.append(contentsOf: bytes)
            return gathered.count
        }
        if count >= Self.gatheredBytesMax { try flush() }
    }

    /// Writes a line of data.
    package func line(_ text: String = "") throws(CommandError) { try write((text + "\n").utf8) }

    /// Writes what has gathered.
    package func flush() throws(CommandError) {
        let bytes = gathered.withLock { gathered in
            defer { gathered = [] }
            return gathered
        }
        guard !bytes.isEmpty else { return }
        do throws(PlatformError) {
            try send(bytes, to: outputSink)
        } catch {
            throw error.errno == .brokenPipe ? .outputClosed : .outputFailed(error)
        }
    }

    /// Says something that is not data.
    package func say(_ text: String) throws(CommandError) { try writeErrors(Array((text + "\n").utf8)) }

    /// Says something, and leaves the cursor behind it for the answer.
    package func prompt(_ text: String) throws(CommandError) { try writeErrors(Array((text + " ").utf8)) }

    /// Writes bytes to standard error as they are, be they ours or somebody else's.
    package func writeErrors(_ bytes: [UInt8]) throws(CommandError) {
        try flush()
        guard !bytes.isEmpty else { return }
        do throws(PlatformError) {
            try send(bytes, to: errorSink)
        } catch {
            throw error.errno == .brokenPipe ? .outputClosed : .outputFailed(error)
        }
    }

    private func send(_ bytes: [UInt8], to sink: any ByteSink) throws(PlatformError) {
        let result = bytes.withUnsafeBytes { buffer -> Result<Void, PlatformError> in
            do throws(PlatformError) { return .success(try sink.write(buffer)) } catch { return .failure(error) }
        }
        try result.get()
    }
}
