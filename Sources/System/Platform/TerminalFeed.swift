import CPlatform
import Glibc

/// Moving what a terminal shows into a pipe.
package enum TerminalFeed {
    private static let bytesMax = 64 << 10

    /// Nil where there is nothing, or no room; 0 at the end. On kernels whose terminals cannot be moved from, it is
    /// copied.
    package static func move(from terminal: Int32, to pipe: Int32) throws(PlatformError) -> Int? {
        let count = roost_move(terminal, pipe, nil, bytesMax)
        if count >= 0 { return count }
        let error = PlatformError.last("read", "a terminal")
        switch error.errno {
        case .again?, .interrupted?: return nil
        case .invalid?: return try copy(from: terminal, to: pipe)
        default: throw error
        }
    }

    /// A pipe takes up to PIPE_BUF bytes whole or not at all: with room for as many, nothing that was read is lost.
    static func copy(from terminal: Int32, to pipe: Int32) throws(PlatformError) -> Int? {
        let size = Int(PIPE_BUF)
        guard try hasRoom(pipe, for: size) else { return nil }
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
        defer { room.deallocate() }
        let count = read(terminal, room.baseAddress, size)
        guard count >= 0 else {
            let error = PlatformError.last("read", "a terminal")
            guard error.errno == .again || error.errno == .interrupted else { throw error }
            return nil
        }
        guard count > 0 else { return 0 }
        guard write(pipe, room.baseAddress, count) == count else { throw .last("write", "a pipe") }
        return count
    }

    /// A pipe counts in pages, and a page may be filled in part: only one that is nearly empty has room for certain,
    /// and of those with a page or two, which a user gets whose allowance is spent, only one that is empty. A write
    /// that waited would wait for us.
    private static func hasRoom(_ pipe: Int32, for bytes: Int) throws(PlatformError) -> Bool {
        var filled: Int32 = 0
        guard ioctl(pipe, UInt(FIONREAD), &filled) == 0 else { throw .last("look at", "a pipe") }
        return filled == 0 || filled < bytes && Int(roost_pipe_size(pipe)) >= bytes * 4
    }
}
