import Platform

/// A connection that may be gone.
extension UnixConnection? {
    var number: Int32? {
        switch self {
        case .some(let connection): connection.descriptor.number
        case .none: nil
        }
    }

    /// Nil where nothing has come, or there is nobody from whom it could.
    borrowing func receive(into room: UnsafeMutableRawBufferPointer) throws(PlatformError) -> Received? {
        switch self {
        case .some(let connection): return try connection.receive(into: room)
        case .none: return nil
        }
    }

    borrowing func send(_ bytes: UnsafeRawBufferPointer, descriptors: [Int32] = []) throws(PlatformError) {
        switch self {
        case .some(let connection):
            // It would have to wait: the word has not gone out.
            guard try connection.send(bytes, descriptors: descriptors) != nil else {
                throw .system(operation: "send to", subject: "the other half", errno: .again)
            }
        case .none: return
        }
    }
}
