/// Why a text is no TOML that we read, and where.
package struct TOMLFault: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        /// In the words of the library.
        case syntax(String)
        case notUTF8
        case keyTooDeep(depthMax: Int)
    }

    package let reason: Reason
    package let place: TextPlace
}
