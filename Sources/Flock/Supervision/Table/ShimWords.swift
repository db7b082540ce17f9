import Domain
package import Platform
package import Runs

/// Shims that were started: the one word of each is waited for by the loop, and the shim is reaped when its run is
/// over.
package final class ShimWords {
    private final class Awaited {
        let word: FileDescriptor
        var line: [UInt8] = []
        let answered: (ShimWord) -> Void

        init(_ word: consuming FileDescriptor, _ answered: @escaping (ShimWord) -> Void) {
            self.word = word
            self.answered = answered
        }
    }

    private static let lineBytesMax = 4096

    private let loop: EventLoop
    private var children: [Int32: WatchedChild] = [:]
    /// How many have not said their word yet.
    package private(set) var awaitedCount = 0

    package init(on loop: EventLoop) { self.loop = loop }

    /// - Parameter answered: told once, from the loop.
    package func wait(
        for awaited: consuming ShimStart.Awaited,
        _ answered: @escaping (ShimWord) -> Void
    ) throws(SupervisionError) {
        try awaited.take { (word, shim) throws(SupervisionError) in
            let call = Awaited(word, answered)
            let pid = shim.pid
            do throws(PlatformError) {
                children[pid] = WatchedChild(shim, on: loop) { [unowned self] _ in children[pid] = nil }
                try loop.watch(call.word.number) { [unowned self] _ in hear(call) }
            } catch {
                throw .platform(error)
            }
            awaitedCount += 1
        }
    }

    private func hear(_ call: Awaited) {
        let bytes = Deliberate.ignore(because: "what cannot be read says nothing") { () throws(PlatformError) in
            try call.word.readOnce(bytesMax: Self.lineBytesMax)
        }
        call.line += bytes ?? []
        let isWhole = call.line.contains(UInt8(ascii: "\n")) || call.line.count >= Self.lineBytesMax
        guard isWhole || bytes?.isEmpty != false else { return }
        loop.forget(call.word.number)
        awaitedCount -= 1
        let line = call.line.prefix { $0 != UInt8(ascii: "\n") }
        call.answered(ShimWord(line: String(decoding: line, as: UTF8.self)))
    }
}
