package import Domain
package import Journal
package import Platform
package import Runs

/// Calls shims for runs that have lost theirs, some at a time, and waits for none of them.
package final class AdoptionCalls {
    /// How many are begun at once: each reads its run from front to back.
    package static let atOnceMax = 8

    private final class Call {
        let run: RunID
        let word: FileDescriptor
        var line: [UInt8] = []

        init(_ run: RunID, _ word: consuming FileDescriptor) {
            self.run = run
            self.word = word
        }
    }

    private let shims: ShimStart
    private let loop: EventLoop
    private let answered: (RunID, ShimWord) -> Void
    private var waiting: [(run: RunID, paths: RunPaths)] = []
    private var calls: [RunID: Call] = [:]
    private var children: [Int32: WatchedChild] = [:]

    /// - Parameter answered: told once for each, from the loop.
    package init(shims: ShimStart, loop: EventLoop, answered: @escaping (RunID, ShimWord) -> Void) {
        self.shims = shims
        self.loop = loop
        self.answered = answered
    }

    package var isIdle: Bool { waiting.isEmpty && calls.isEmpty }

    package func call(for run: RunID, _ paths: RunPaths) {
        waiting.append((run, paths))
        callNext()
    }

    private func callNext() {
        while calls.count < Self.atOnceMax, !waiting.isEmpty {
            let next = waiting.removeFirst()
            do throws(SupervisionError) { try begin(next.run, next.paths) } catch {
                answered(next.run, .failed("\(error)"))
            }
        }
    }

    private func begin(_ run: RunID, _ paths: RunPaths) throws(SupervisionError) {
        let awaited = try inRuns { () throws(RunsError) in try shims.begin(.adopt, paths) }
        try awaited.take { (word, shim) throws(SupervisionError) in
            let call = Call(run, word)
            let pid = shim.pid
            // It goes on beside its run, and is reaped when that is over.
            let child: WatchedChild
            do throws(PlatformError) {
                child = try WatchedChild(shim, on: loop) { [unowned self] _ in children[pid] = nil }
                try loop.watch(call.word.number) { [unowned self] _ in hear(call) }
            } catch {
                throw .platform(error)
            }
            children[pid] = child
            calls[run] = call
        }
    }

    private func hear(_ call: Call) {
        let bytes = Deliberate.ignore(because: "what cannot be read says nothing") { () throws(PlatformError) in
            try call.word.readOnce(bytesMax: 4096)
        }
        call.line += bytes ?? []
        let isWhole = call.line.contains(UInt8(ascii: "\n")) || bytes?.isEmpty != false
        guard isWhole else { return }
        loop.forget(call.word.number)
        calls[call.run] = nil
        let line = call.line.prefix { $0 != UInt8(ascii: "\n") }
        answered(call.run, ShimWord(line: String(decoding: line, as: UTF8.self)))
        callNext()
    }
}
