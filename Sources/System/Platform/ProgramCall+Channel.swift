import Glibc

extension ProgramCall {
    /// One channel of a called program: our end of it, and what has come so far.
    struct Channel: ~Copyable {
        private static let chunkBytesMax = 64 << 10
        /// The most that a pipe holds for a program that is not root: what a program wrote before its end is read in
        /// one go, however much a descendant adds meanwhile.
        private static let goBytesMax = 1 << 20

        private let end: FileDescriptor
        /// Nil keeps nothing.
        private let capturedBytesMax: Int?
        private(set) var bytes: [UInt8] = []
        private(set) var isOpen = true

        init(_ end: consuming FileDescriptor, capturedBytesMax: Int?) throws(PlatformError) {
            let flags = fcntl(end.number, F_GETFL)
            guard flags >= 0, fcntl(end.number, F_SETFL, flags | O_NONBLOCK) == 0 else {
                throw .last("read", end.subject)
            }
            self.end = end
            self.capturedBytesMax = capturedBytesMax
        }

        /// For poll; of a closed channel it waits for nothing.
        var watched: pollfd { pollfd(fd: isOpen ? end.number : -1, events: Int16(POLLIN), revents: 0) }

        /// Reads what is there, and hands it on chunk by chunk.
        mutating func readAvailable(
            of program: String,
            _ take: (_ chunk: [UInt8]) throws(PlatformError) -> Void
        ) throws(PlatformError) {
            var left = Self.goBytesMax
            while isOpen, left > 0 {
                guard let chunk = try readChunk() else { return }
                guard !chunk.isEmpty else {
                    isOpen = false
                    return
                }
                left -= chunk.count
                try take(chunk)
                guard let capturedBytesMax else { continue }
                guard bytes.count + chunk.count <= capturedBytesMax else {
                    throw .tooMuchOutput(program, bytesMax: capturedBytesMax)
                }
                bytes += chunk
            }
        }

        /// Nil where there is nothing now; empty at the end.
        private borrowing func readChunk() throws(PlatformError) -> [UInt8]? {
            var failure: PlatformError?
            let chunk = [UInt8](unsafeUninitializedCapacity: Self.chunkBytesMax) { buffer, filled in
                var count = -1
                repeat { count = read(end.number, buffer.baseAddress, buffer.count) } while count < 0 && errno == EINTR
                if count < 0 { failure = .last("read", end.subject) }
                filled = max(0, count)
            }
            guard let failure else { return chunk }
            guard failure.errno == .again else { throw failure }
            return nil
        }
    }
}
