/// A name in a table, and what stands under it.
package struct TOMLEntry: Hashable, Sendable {
    package let key: String
    package let keyPlace: TextPlace
    package let node: TOMLNode
}
