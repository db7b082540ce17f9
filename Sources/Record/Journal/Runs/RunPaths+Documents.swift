import Domain
package import Platform

extension RunPaths {
    /// What was asked of the run.
    package func readMetadata(on disk: any Disk) throws(JournalError) -> RunMetadata {
        try RunMetadata(parsing: try read(metadata, on: disk), file: metadata)
    }

    /// How far the run got.
    package func readState(on disk: any Disk) throws(JournalError) -> RunState {
        try RunState(parsing: try read(state, on: disk), file: state)
    }

    private func read(_ path: String, on disk: any Disk) throws(JournalError) -> [UInt8] {
        try onDisk { () throws(PlatformError) in try disk.readAll(path, bytesMax: DocumentLimits.bytesMax) }
    }
}
