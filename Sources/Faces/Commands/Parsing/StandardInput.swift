import Glibc

/// What a command is given on its standard input, where it asks for it.
package enum StandardInput {
    /// All of it to its end; more than that is refused, and not cut.
    package static func read(bytesMax: Int) throws(CommandError) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let room = min(bytesMax + 1 - bytes.count, 64 << 10)
            guard room > 0 else {
                throw .failed("standard input holds more than \(bytesMax) bytes", hint: "give less of it")
            }
            var count = 0
            let block = [UInt8](unsafeUninitializedCapacity: room) { block, filled in
                count = Glibc.read(STDIN_FILENO, block.baseAddress, block.count)
                filled = max(0, count)
            }
            if count == 0 { return bytes }
            guard count > 0 || errno == EINTR else {
                throw .failed("standard input cannot be read", hint: "give it a file or a pipe, or leave out \"-\"")
            }
            bytes += block
        }
    }
}
