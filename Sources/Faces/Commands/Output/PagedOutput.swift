import Domain
import Glibc
import Platform

/// Gives what is longer than the screen to a pager, and what is not to the terminal as it is.
///
/// A pager that cannot be started costs nothing: what was given to it is then shown plainly. One that is closed early
/// has shown what was wanted, and how it ends is nobody's business: the command ends as it would have. What is said on
/// standard error waits until the pager is gone, since both have one screen.
package final class PagedOutput: @unchecked Sendable {  // @unchecked because it stays on a command's one thread.
    private enum State {
        /// It may still fit.
        case gathering
        case paging
        /// No pager could be started.
        case plain
        /// The pager was closed before the end.
        case left
    }

    /// A pager that has taken so much has been started well.
    private static let repeatableBytesMax = 1 << 20
    /// What a shell ends with where a program is not there, or cannot be run.
    private static let cannotStart: Set<Int32> = [126, 127]

    private let command: String
    private let rows: Int
    private let environment: Environment
    private let outputSink: any ByteSink
    private let errorSink: any ByteSink
    private let disk = SystemDisk()
    private var state = State.gathering
    private var height: ScreenHeight
    /// What was not shown yet, or what the pager was given while it may have to be shown again.
    private var held: [UInt8] = []
    private var isRepeatable = true
    private var heldErrors: [UInt8] = []
    private var pager: ChildProcess?
    private var pipe: FileDescriptor?
    private var interruptBefore: (@convention(c) (Int32) -> Void)?

    init(
        by command: String,
        on traits: ChannelTraits,
        _ environment: Environment,
        outputSink: any ByteSink,
        errorSink: any ByteSink
    ) {
        self.command = command
        rows = traits.rows
        self.environment = environment
        self.outputSink = outputSink
        self.errorSink = errorSink
        height = ScreenHeight(columns: traits.columns)
    }

    struct Output: ByteSink {
        let paged: PagedOutput

        func wait(with patience: OutputPatience?) { paged.outputSink.wait(with: patience) }

        func write(_ bytes: UnsafeRawBufferPointer) throws(PlatformError) { try paged.take(Array(bytes)) }
    }

    struct Errors: ByteSink {
        let paged: PagedOutput

        func wait(with patience: OutputPatience?) { paged.errorSink.wait(with: patience) }

        func write(_ bytes: UnsafeRawBufferPointer) throws(PlatformError) { try paged.say(Array(bytes)) }
    }

    private func take(_ bytes: [UInt8]) throws(PlatformError) {
        switch state {
        case .gathering:
            held += bytes
            height.add(bytes)
            // A line stays for the prompt of the shell.
            if height.lines >= rows { try start() }
        case .paging: try give(bytes)
        case .plain: try Self.send(bytes, to: outputSink)
        case .left: break
        }
    }

    private func say(_ bytes: [UInt8]) throws(PlatformError) {
        switch state {
        case .gathering where held.isEmpty: try Self.send(bytes, to: errorSink)
        case .plain, .left: try Self.send(bytes, to: errorSink)
        case .gathering, .paging: heldErrors += bytes
        }
    }

    /// To be called at the end, however the command ends: shows what is left, and waits until the pager is closed.
    func finish() throws(PlatformError) {
        switch state {
        case .gathering: try showPlainly()
        case .paging: try end()
        case .plain, .left: break
        }
        let errors = heldErrors
        heldErrors = []
        if !errors.isEmpty { try Self.send(errors, to: errorSink) }
    }

    // MARK: - The pager

    private func start() throws(PlatformError) {
        let before = held
        held = []
        do throws(PlatformError) {
            try spawn()
        } catch {
            held = before
            return try showPlainly()
        }
        state = .paging
        // Ctrl-C is for the pager alone.
        interruptBefore = Glibc.signal(SIGINT, SIG_IGN)
        try give(before)
    }

    private func spawn() throws(PlatformError) {
        let ends = try Pipe()
        var entries = environment.entries
        // As git does, for a pager that is named without its options: colours stay colours.
        if environment["LESS"] == nil { entries.append("LESS=FIRX") }
        if environment["LV"] == nil { entries.append("LV=-c") }
        let first = command.split(separator: " ").first.map(String.init) ?? ""
        // The shell would say that there is no such program; it is not needed.
        let check = first.contains("=") ? "" : "command -v \"$1\" >/dev/null 2>&1 || exit 127; "
        var request = SpawnRequest("/bin/sh", ["-c", check + command, "sh", first], environment: entries)
        request.input = .descriptor(ends.reading.number)
        request.output = .descriptor(STDOUT_FILENO)
        request.error = .descriptor(STDERR_FILENO)
        pager = try SystemProcesses().spawn(request)
        pipe = ends.keepWriting()
    }

    private func give(_ bytes: [UInt8]) throws(PlatformError) {
        if isRepeatable { held += bytes }
        if held.count > Self.repeatableBytesMax {
            isRepeatable = false
            held = []
        }
        guard try !isTaken(bytes) else { return }
        try end()
    }

    /// Answers false where the pager takes nothing any more.
    private func isTaken(_ bytes: [UInt8]) throws(PlatformError) -> Bool {
        var remaining = bytes[...]
        while !remaining.isEmpty {
            guard let progress = remaining.withUnsafeBytes({ write($0) }) else { return false }
            remaining = remaining.dropFirst(progress.written)
            guard let error = progress.error else { continue }
            guard error.errno == .brokenPipe else { throw error }
            return false
        }
        return true
    }

    private func write(_ bytes: UnsafeRawBufferPointer) -> WriteProgress? {
        switch pipe {
        case .some(let pipe): disk.writeSome(bytes, to: pipe)
        case .none: nil
        }
    }

    private func end() throws(PlatformError) {
        pipe = nil
        state = .left
        var code: Int32?
        if var pager = pager.take() {
            if case .exited(let ended) = try pager.wait()?.status { code = ended }
        }
        Glibc.signal(SIGINT, interruptBefore ?? SIG_DFL)
        guard let code, Self.cannotStart.contains(code), isRepeatable else { return }
        try showPlainly()
    }

    private func showPlainly() throws(PlatformError) {
        let bytes = held
        held = []
        state = .plain
        try Self.send(bytes, to: outputSink)
        let errors = heldErrors
        heldErrors = []
        if !errors.isEmpty { try Self.send(errors, to: errorSink) }
    }

    private static func send(_ bytes: [UInt8], to sink: any ByteSink) throws(PlatformError) {
        guard !bytes.isEmpty else { return }
        let result = bytes.withUnsafeBytes { buffer -> Result<Void, PlatformError> in
            do throws(PlatformError) { return .success(try sink.write(buffer)) } catch { return .failure(error) }
        }
        try result.get()
    }
}
