/** A mail address that breaks where people would break it. */
export const Address = ({ address }: { readonly address: string }) => {
  const [local, ...domain] = address.split('@');
  return (
    <span>
      {local}
      {domain.length > 0 && (
        <>
          <wbr />@{domain.join('@')}
        </>
      )}
    </span>
  );
};
