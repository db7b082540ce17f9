/// A value and where it stands.
package struct TOMLNode: Hashable, Sendable {
    package let value: TOMLValue
    package let place: TextPlace
}
