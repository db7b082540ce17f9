/// How hard bytes are packed.
package enum PackingDensity: Hashable, Sendable {
    /// Transcripts become a quarter to a seventh of their size, at a few hundred megabytes a second.
    case dense
    /// A third to a fifth of their size, in half of the time: for copies that somebody waits for.
    case quick

    /// In the numbers of zstd, whose negative ones leave out what costs most.
    var level: Int32 {
        switch self {
        case .dense: 3
        case .quick: -5
        }
    }
}
