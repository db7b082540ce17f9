import Glibc
import Platform

extension CommandTester {
    /// Our end of a channel of a program, read until its other end is closed everywhere.
    struct CapturedChannel: ~Copyable {
        private static let readBytesMax = 64 * 1024

        private(set) var bytes: [UInt8] = []
        private var file: FileDescriptor?

        init(_ file: consuming FileDescriptor) { self.file = consume file }

        /// A channel that is not there, and so is at its end.
        init() { file = nil }

        var isOpen: Bool { file != nil }

        /// What poll has to look at: nothing once the end was read.
        var watched: pollfd { pollfd(fd: number, events: Int16(POLLIN), revents: 0) }

        private var number: Int32 {
            switch file {
            case .some(let file): file.number
            case .none: -1
            }
        }

        /// Reads what there is. A terminal whose programs have all gone answers EIO, which is its end.
        mutating func readSome() {
            let number = number
            guard number >= 0 else { return }
            var count = 0
            var failure: Int32 = 0
            let read = [UInt8](unsafeUninitializedCapacity: Self.readBytesMax) { buffer, filled in
                count = Glibc.read(number, buffer.baseAddress, buffer.count)
                failure = errno
                filled = max(0, count)
            }
            bytes += read
            if count == 0 || (count < 0 && failure != EINTR && failure != EAGAIN) { file = nil }
        }
    }

    /// The two ends of a pipe, which can be given away one by one; those of a `Pipe` cannot outside its own target.
    struct PipeEnds: ~Copyable {
        let reading: FileDescriptor
        let writing: FileDescriptor

        init() throws {
            let pipe = try Pipe()
            let reading = try pipe.reading.duplicate()
            let writing = try pipe.writing.duplicate()
            self.reading = reading
            self.writing = writing
        }
    }
}
