package import Domain
package import Platform

/// By what the secrets of a run are known again: its own `secrets.idx`, and the key of the home it was made with.
package struct RunSecrets: Hashable, Sendable {
    private static let indexBytesMax = 64 << 20
    private static let keyBytes = 32

    package let index: SecretsIndex
    package let key: [UInt8]

    /// Nothing where the run has noted none. What cannot be read is an error: without it a secret might be shown.
    package static func read(
        _ run: RunPaths,
        in home: HomePaths,
        on disk: any Disk
    ) throws(JournalError) -> RunSecrets? {
        guard let bytes = try optional(run.secretsIndex, bytesMax: indexBytesMax, on: disk) else { return nil }
        let index: SecretsIndex
        do { index = try SecretsIndex(parsing: bytes) } catch { throw .secrets(file: run.secretsIndex, error) }
        guard !index.records.isEmpty else { return nil }
        let key = try optional(home.redactionKey, bytesMax: keyBytes + 1, on: disk)
        guard let key, key.count == keyBytes else { throw .noRedactionKey(file: home.redactionKey) }
        return RunSecrets(index: index, key: key)
    }

    private static func optional(_ path: String, bytesMax: Int, on disk: any Disk) throws(JournalError) -> [UInt8]? {
        try onDisk { () throws(PlatformError) in
            try disk.exists(path) ? try disk.readAll(path, bytesMax: bytesMax) : nil
        }
    }
}
