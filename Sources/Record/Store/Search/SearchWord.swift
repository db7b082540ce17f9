/// A word of a text as it is looked for, and where it stands.
package struct SearchWord: Hashable, Sendable {
    package let text: [UInt8]
    package let range: Range<Int>
}
