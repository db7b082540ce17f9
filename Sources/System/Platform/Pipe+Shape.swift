import CPlatform

/// How large a pipe is.
extension Pipe {
    /// Takes the first of these sizes that the kernel grants, and answers the size that the pipe has then. A user's
    /// pipes share an allowance; once it is spent the pipe stays as it was made.
    @discardableResult
    package borrowing func grow(toFirstOf sizes: [Int]) throws(PlatformError) -> Int {
        for size in sizes {
            let granted = roost_set_pipe_size(reading.number, Int32(clamping: size))
            if granted >= 0 { return Int(granted) }
        }
        return try reading.pipeBytes()
    }
}
