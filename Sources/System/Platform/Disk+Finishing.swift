/// The finishing layer: an interrupted call is made again, a short write goes on where it stopped.
extension Disk {
    package func openFile(_ path: String, _ mode: OpenMode) throws(PlatformError) -> FileDescriptor {
        while true {
            do { return try open(path, mode) } catch { guard error.errno == .interrupted else { throw error } }
        }
    }

    /// Fills the buffer from `offset` on. Fewer bytes than there is room for mean the end of the file.
    package func readFully(
        _ file: borrowing FileDescriptor,
        into buffer: UnsafeMutableRawBufferPointer,
        at offset: Int64
    ) throws(PlatformError) -> Int {
        var filled = 0
        while filled < buffer.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
            let count = try uninterrupted { () throws(PlatformError) in
                try read(file, into: rest, at: offset + Int64(filled))
            }
            guard count > 0 else { return filled }
            filled += count
        }
        return filled
    }

    /// Writes as much as can be written, and says how much that was: whoever goes on after an error must know where.
    package func writeSome(_ bytes: UnsafeRawBufferPointer, to file: borrowing FileDescriptor) -> WriteProgress {
        finish(bytes, file) { (rest, _) throws(PlatformError) in try write(rest, to: file) }
    }

    /// The same at an offset, which leaves the file's own position alone.
    package func writeSome(
        _ bytes: UnsafeRawBufferPointer,
        to file: borrowing FileDescriptor,
        at offset: Int64
    ) -> WriteProgress {
        finish(bytes, file) { (rest, written) throws(PlatformError) in
            try write(rest, to: file, at: offset + Int64(written))
        }
    }

    package func writeAll(_ bytes: UnsafeRawBufferPointer, to file: borrowing FileDescriptor) throws(PlatformError) {
        if let error = writeSome(bytes, to: file).error { throw error }
    }

    package func writeAll(
        _ bytes: UnsafeRawBufferPointer,
        to file: borrowing FileDescriptor,
        at offset: Int64
    ) throws(PlatformError) {
        if let error = writeSome(bytes, to: file, at: offset).error { throw error }
    }

    package func writeAll(_ bytes: [UInt8], to file: borrowing FileDescriptor) throws(PlatformError) {
        let progress = bytes.withUnsafeBytes { writeSome($0, to: file) }
        if let error = progress.error { throw error }
    }

    /// An interruption alone is tried again: after any other error a second call may succeed and have saved nothing.
    package func synchronizeFully(
        _ file: borrowing FileDescriptor,
        _ what: Synchronization
    ) throws(PlatformError) {
        try uninterrupted { () throws(PlatformError) in try synchronize(file, what) }
    }

    /// The names in the folder are on the device when it returns.
    package func synchronizeFolder(_ path: String) throws(PlatformError) {
        try synchronizeFully(openFile(path, .readFolder), .everything)
    }

    package func exists(_ path: String) throws(PlatformError) -> Bool { try status(of: path) != nil }

    private func finish(
        _ bytes: UnsafeRawBufferPointer,
        _ file: borrowing FileDescriptor,
        by step: (_ rest: UnsafeRawBufferPointer, _ written: Int) throws(PlatformError) -> Int
    ) -> WriteProgress {
        var written = 0
        while written < bytes.count {
            do {
                let count = try step(UnsafeRawBufferPointer(rebasing: bytes[written...]), written)
                guard count > 0 else {
                    return WriteProgress(written: written, error: .noProgress(subject: file.subject))
                }
                written += count
            } catch {
                guard error.errno == .interrupted else { return WriteProgress(written: written, error: error) }
            }
        }
        return WriteProgress(written: written, error: nil)
    }

    package func uninterrupted<Result>(
        _ body: () throws(PlatformError) -> Result
    ) throws(PlatformError) -> Result {
        while true {
            do { return try body() } catch { guard error.errno == .interrupted else { throw error } }
        }
    }
}
