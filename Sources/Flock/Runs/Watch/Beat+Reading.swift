import Domain
package import Journal
package import Platform

extension Beat {
    private static let looksMax = 3

    /// The pulse of a run; nil where it has none yet, or none that can be read. It is overwritten in place, so that a
    /// look may meet half of it and is taken again.
    package static func read(_ paths: RunPaths, on disk: any Disk) -> Beat? {
        for _ in 0..<looksMax {
            let bytes = Deliberate.ignore(because: "a run without a pulse is as old as its start") {
                () throws(PlatformError) in try disk.readAll(paths.beat, bytesMax: 4096)
            }
            guard let bytes else { return nil }
            if let beat = Beat(parsing: bytes) { return beat }
        }
        return nil
    }
}
