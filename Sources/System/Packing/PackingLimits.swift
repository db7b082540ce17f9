/// How large the parts of packed files may be.
package enum PackingLimits {
    /// Of content in one frame: whoever wants a byte from the middle unpacks no more than this.
    package static let frameContentBytes = 1 << 20
    /// Of entries in a seek table: four million megabytes.
    static let entriesMax = 1 << 22
}
